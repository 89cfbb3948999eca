package io.tollgate.backend.catalog;

import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One state of a service, with what derives from it worked out once. The {@code with} methods make
 * the next state and share what has not changed.
 */
public final class Service {

  private final ServiceAttributes attributes;
  private final Set<String> tokens;
  private final Set<Integer> alertLimits;
  private final MetricTree metrics;
  private final PlanLimits limits;
  private final Applications applications;

  /**
   * @param applications shared with the states of the service before and after this one
   */
  public Service(BackendService definition, Applications applications) {
    this(
        ServiceAttributes.of(definition),
        definition.tokens(),
        definition.alertLimits(),
        MetricTree.of(definition.metrics()),
        definition.limits(),
        applications);
  }

  private Service(
      ServiceAttributes attributes,
      Set<String> tokens,
      Set<Integer> alertLimits,
      MetricTree metrics,
      List<UsageLimit> limits,
      Applications applications) {
    this(attributes, tokens, alertLimits, metrics, PlanLimits.of(limits, metrics), applications);
  }

  private Service(
      ServiceAttributes attributes,
      Set<String> tokens,
      Set<Integer> alertLimits,
      MetricTree metrics,
      PlanLimits limits,
      Applications applications) {
    this.attributes = attributes;
    this.tokens = Set.copyOf(tokens);
    this.alertLimits = Set.copyOf(alertLimits);
    this.metrics = metrics;
    this.limits = limits;
    this.applications = applications;
  }

  public Service withAttributes(ServiceAttributes changed) {
    return new Service(changed, tokens, alertLimits, metrics, limits, applications);
  }

  public Service withTokens(Set<String> changed) {
    return new Service(attributes, changed, alertLimits, metrics, limits, applications);
  }

  public Service withAlertLimits(Set<Integer> changed) {
    return new Service(attributes, tokens, changed, metrics, limits, applications);
  }

  /**
   * @param all the limits of all plans: which of them count depends on the metrics
   */
  public Service withMetrics(List<BackendService.Metric> changed, List<UsageLimit> all) {
    return new Service(attributes, tokens, alertLimits, MetricTree.of(changed), all, applications);
  }

  /** With exactly these limits of one plan; those of other plans stay. */
  public Service withLimits(String planId, List<UsageLimit> ofPlan) {
    return new Service(
        attributes,
        tokens,
        alertLimits,
        metrics,
        limits.with(planId, ofPlan, metrics),
        applications);
  }

  public ServiceAttributes attributes() {
    return attributes;
  }

  public String id() {
    return attributes.id();
  }

  public String providerKey() {
    return attributes.providerKey();
  }

  public AuthenticationMode mode() {
    return attributes.mode();
  }

  /** Whether an application's referrer filters are enforced. */
  public boolean referrerFiltersRequired() {
    return attributes.referrerFiltersRequired();
  }

  public boolean active() {
    return attributes.active();
  }

  public boolean accepts(String serviceToken) {
    return tokens.contains(serviceToken);
  }

  /** Percentages of a limit at which an alert is raised (7.5). */
  public Set<Integer> alertLimits() {
    return alertLimits;
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
    return plan == null ? List.of() : limits.of(plan);
  }

  /** Without key and tokens: they are secrets. */
  @Override
  public String toString() {
    return "Service[" + id() + "]";
  }
}
