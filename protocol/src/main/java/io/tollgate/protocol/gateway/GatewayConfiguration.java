package io.tollgate.protocol.gateway;

import java.util.List;

/**
 * All that a gateway serves. The order of the services decides conflicts: of two that claim one
 * host the first keeps it.
 */
public record GatewayConfiguration(List<PublishedService> services) {

  public static final GatewayConfiguration EMPTY = new GatewayConfiguration(List.of());

  public GatewayConfiguration {
    services = List.copyOf(services);
  }
}
