package io.tollgate.admin.integration;

import io.tollgate.admin.backendapi.PrivateEndpoint;

/**
 * How services of this installation are reached and what they may reach.
 *
 * @param endpoints addresses of hosted services
 * @param customEndpoints whether the addresses of hosted services may be changed
 * @param backendEndpoint base URL of the Service Management API for gateways
 * @param allowPath whether the private base URL of a service may have a path
 * @param allowPrivate whether upstreams may be in this machine or a private network
 */
public record IntegrationSettings(
    EndpointTemplates endpoints,
    boolean customEndpoints,
    String backendEndpoint,
    boolean allowPath,
    boolean allowPrivate) {

  ProxyRules.Allowed allowed() {
    return new ProxyRules.Allowed(
        customEndpoints, new PrivateEndpoint.Allowed(allowPath, allowPrivate));
  }
}
