package io.tollgate.gateway.configuration;

import io.tollgate.gateway.call.HostName;
import io.tollgate.gateway.meter.CallMeters;
import io.tollgate.gateway.policy.PolicyCatalog;
import io.tollgate.gateway.routing.PathRouting;
import io.tollgate.gateway.routing.RoutedService;
import io.tollgate.gateway.routing.RoutingTable;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every host one owner (gateway.md, 1.4 and 1.7). For one thread at a time. */
public final class TableCompiler {

  private static final Logger log = LoggerFactory.getLogger(TableCompiler.class);

  private final ServiceCompiler services;
  private final HostNaming naming;
  private final Optional<String> defaultService;
  private final PathRouting byPath;

  /**
   * @param defaultService system name of the service that owns every host nobody owns, in
   *     production
   */
  public TableCompiler(
      PolicyCatalog policies,
      CallMeters meters,
      HostNaming naming,
      Optional<String> defaultService,
      PathRouting byPath) {
    this.services = new ServiceCompiler(policies, meters);
    this.naming = naming;
    this.defaultService = defaultService;
    this.byPath = byPath;
  }

  /** Whether the last compilation was made with the policies that there are now. */
  boolean isCurrent() {
    return services.isCurrent();
  }

  /** Of two services with one host the first keeps it, but production goes before the sandbox. */
  RoutingTable compile(GatewayConfiguration configuration) {
    List<RoutedService> compiled = services.compile(configuration.services());
    Map<String, RoutedService> hosts = new HashMap<>();
    Map<String, List<RoutedService>> shared = new HashMap<>();
    own(compiled, Environment.PRODUCTION, hosts, shared);
    own(compiled, Environment.SANDBOX, hosts, shared);
    return byPath == PathRouting.OFF
        ? new RoutingTable(hosts, otherHosts(compiled))
        : new RoutingTable(hosts, otherHosts(compiled), shared, byPath == PathRouting.ONLY);
  }

  /** What a compilation would complain of, each with the path of its field. */
  List<String> faults(GatewayConfiguration configuration) {
    List<String> faults = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    for (PublishedService version : configuration.services()) {
      String id = version.service().id();
      services.faults(version).forEach(fault -> faults.add("service " + id + ": " + fault));
      for (String name : naming.hosts(version)) {
        String owner = owners.putIfAbsent(HostName.of(name), id);
        if (owner != null && !owner.equals(id)) {
          faults.add(
              "service %s: proxy.hosts: %s belongs to service %s".formatted(id, name, owner));
        }
      }
    }
    return faults;
  }

  private void own(
      List<RoutedService> compiled,
      Environment environment,
      Map<String, RoutedService> hosts,
      Map<String, List<RoutedService>> shared) {
    for (RoutedService service : compiled) {
      if (service.published().environment() != environment) {
        continue;
      }
      List<String> owned = new ArrayList<>();
      for (String name : naming.hosts(service.published())) {
        String host = HostName.of(name);
        RoutedService owner = hosts.putIfAbsent(host, service);
        shared.computeIfAbsent(host, key -> new ArrayList<>()).add(service);
        if (owner == null || byPath != PathRouting.OFF) {
          owned.add(host);
        } else if (!owner.configuration().id().equals(service.configuration().id())) {
          log.warn(
              "host {} for service {} already defined by service {}",
              host,
              service.configuration().id(),
              owner.configuration().id());
        }
      }
      log.info(
          "added service {} configuration with hosts: {}",
          service.configuration().id(),
          String.join(", ", owned));
    }
  }

  private @Nullable RoutedService otherHosts(List<RoutedService> compiled) {
    if (defaultService.isEmpty() || compiled.isEmpty()) {
      return null;
    }
    for (RoutedService service : compiled) {
      if (service.published().environment() == Environment.PRODUCTION
          && service.configuration().systemName().equals(defaultService.get())) {
        return service;
      }
    }
    log.warn(
        "default service {} is not published in production: calls to unknown hosts get 404",
        defaultService.get());
    return null;
  }
}
