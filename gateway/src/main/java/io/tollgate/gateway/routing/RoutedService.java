package io.tollgate.gateway.routing;

import io.tollgate.gateway.mapping.RuleMatcher;
import io.tollgate.gateway.meter.ServiceMeters;
import io.tollgate.gateway.policy.PolicyChain;
import io.tollgate.protocol.gateway.PublishedService;
import io.tollgate.protocol.gateway.ServiceConfiguration;

/**
 * One version of a service, compiled: all that a call needs to know about it.
 *
 * @param rules that tell it from other services of its host
 */
public record RoutedService(
    PublishedService published, PolicyChain chain, ServiceMeters meters, RuleMatcher rules) {

  public ServiceConfiguration configuration() {
    return published.service();
  }
}
