package io.tollgate.gateway.routing;

import io.tollgate.gateway.call.RequestLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which service owns which host. Immutable.
 *
 * @param hosts lower case, without port; the first owner of each
 * @param otherHosts owner of every host that nobody owns; null: they are unknown
 * @param shared all owners, in order, of the hosts that are routed by path; null: none is
 * @param onlyByPath whether a host's first owner has to have a fitting rule, too
 */
public record RoutingTable(
    Map<String, RoutedService> hosts,
    @Nullable RoutedService otherHosts,
    @Nullable Map<String, List<RoutedService>> shared,
    boolean onlyByPath) {

  public static final RoutingTable EMPTY = new RoutingTable(Map.of(), null);

  public RoutingTable {
    hosts = Map.copyOf(hosts);
  }

  /** A table in which every host has one service. */
  public RoutingTable(Map<String, RoutedService> hosts, @Nullable RoutedService otherHosts) {
    this(hosts, otherHosts, null, false);
  }

  /** Null when the host is unknown. */
  public @Nullable RoutedService owner(String host) {
    RoutedService owner = hosts.get(host);
    return owner == null ? otherHosts : owner;
  }

  /** The service of a call, null when there is none. */
  public @Nullable RoutedService serviceFor(RequestLine line) {
    if (shared != null) {
      for (RoutedService service : shared.getOrDefault(line.host(), List.of())) {
        if (service.rules().matchesAny(line)) {
          return service;
        }
      }
      if (onlyByPath) {
        return null;
      }
    }
    return owner(line.host());
  }
}
