package io.tollgate.gateway.routing;

import io.tollgate.gateway.meter.ServiceMeters;
import io.tollgate.gateway.policy.PolicyChain;
import io.tollgate.protocol.gateway.PublishedService;
import io.tollgate.protocol.gateway.ServiceConfiguration;

/** One version of a service, compiled: all that a call needs to know about it. */
public record RoutedService(PublishedService published, PolicyChain chain, ServiceMeters meters) {

  public ServiceConfiguration configuration() {
    return published.service();
  }
}
