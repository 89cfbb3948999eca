package io.tollgate.backend.catalog;

import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One state of a service, with what derives from it worked out once. */
public final class Service {

  private final BackendService definition;
  private final MetricTree metrics;
  private final Map<String, List<Limit>> limits;
  private final Applications applications;

  /**
   * @param applications shared with the states of the service before and after this one
   */
  public Service(BackendService definition, Applications applications) {
    this.definition = definition;
    this.metrics = MetricTree.of(definition.metrics());
    this.limits = PlanLimits.of(definition.limits(), metrics);
    this.applications = applications;
  }

  public BackendService definition() {
    return definition;
  }

  public String id() {
    return definition.id();
  }

  public String providerKey() {
    return definition.providerKey();
  }

  public AuthenticationMode mode() {
    return definition.mode();
  }

  public boolean accepts(String serviceToken) {
    return definition.tokens().contains(serviceToken);
  }

  public MetricTree metrics() {
    return metrics;
  }

  public Applications applications() {
    return applications;
  }

  /** All limits of the application's plan, in the order of usage reports. */
  public List<Limit> limitsOf(Application application) {
    @Nullable String plan = application.planId();
    return plan == null ? List.of() : limits.getOrDefault(plan, List.of());
  }

  /** Without key and tokens: they are secrets. */
  @Override
  public String toString() {
    return "Service[" + id() + "]";
  }
}
