package io.tollgate.gateway.configuration;

import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.mapping.RuleMatcher;
import io.tollgate.gateway.meter.CallMeters;
import io.tollgate.gateway.policy.PolicyCatalog;
import io.tollgate.gateway.routing.RoutedService;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.PublishedService;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles versions; one that was compiled before keeps its compiled object, and with it whatever
 * its policies remember. For one thread at a time.
 */
final class ServiceCompiler {

  private static final Logger log = LoggerFactory.getLogger(ServiceCompiler.class);

  private final PolicyCatalog policies;
  private final CallMeters meters;
  private final Profile profile;
  private Map<Key, RoutedService> compiled = Map.of();
  private long generation;

  /** Cheap to look up, unlike a version with all that is in it. */
  private record Key(String serviceId, Environment environment) {}

  ServiceCompiler(PolicyCatalog policies, CallMeters meters) {
    this.profile = policies.profile();
    this.policies = policies;
    this.meters = meters;
    this.generation = policies.generation();
  }

  /** Whether the policies are those that what is compiled was made with. */
  boolean isCurrent() {
    return generation == policies.generation();
  }

  /** In the order given. What is not among the versions any more is forgotten. */
  List<RoutedService> compile(List<PublishedService> versions) {
    if (!isCurrent()) {
      generation = policies.generation();
      compiled = Map.of();
    }
    Map<Key, RoutedService> now = new HashMap<>();
    List<RoutedService> services = new ArrayList<>(versions.size());
    for (PublishedService version : versions) {
      Key key = new Key(version.service().id(), version.environment());
      RoutedService known = compiled.get(key);
      RoutedService service =
          known != null && known.published().equals(version) ? known : compile(version);
      now.put(key, service);
      services.add(service);
    }
    compiled = now;
    return services;
  }

  /** What is wrong with the policies of a version, without keeping anything. */
  List<String> faults(PublishedService version) {
    List<String> faults = new ArrayList<>();
    policies.chain(version, faults::add);
    return faults;
  }

  private RoutedService compile(PublishedService version) {
    ServiceConfiguration service = version.service();
    return new RoutedService(
        version,
        policies.chain(
            version,
            fault -> log.warn("service {} ({}): {}", service.id(), service.systemName(), fault)),
        meters.of(service.id(), service.systemName()),
        // What is wrong with a rule is told by the chain, which compiles them, too.
        RuleMatcher.compile(service.proxy().rules(), profile, told -> {}));
  }
}
