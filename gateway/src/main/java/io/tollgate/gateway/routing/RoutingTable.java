package io.tollgate.gateway.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which service owns which host. Immutable.
 *
 * @param hosts lower case, without port
 * @param otherHosts owner of every host that nobody owns; null: they are unknown
 */
public record RoutingTable(Map<String, RoutedService> hosts, @Nullable RoutedService otherHosts) {

  public static final RoutingTable EMPTY = new RoutingTable(Map.of(), null);

  public RoutingTable {
    hosts = Map.copyOf(hosts);
  }

  /** Null when the host is unknown. */
  public @Nullable RoutedService owner(String host) {
    RoutedService owner = hosts.get(host);
    return owner == null ? otherHosts : owner;
  }
}
