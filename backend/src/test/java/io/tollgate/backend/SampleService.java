package io.tollgate.backend;

import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The service of fixture F, published again with each change. */
public final class SampleService {

  private final String id;
  private final BackendAdministration administration;
  private String providerKey = "pk";
  private AuthenticationMode mode = AuthenticationMode.APP_ID;
  private boolean referrersRequired;
  private boolean active = true;
  private boolean isDefault = true;
  private final List<UsageLimit> limits = new ArrayList<>();
  private final Set<Integer> alertLimits = new TreeSet<>();
  private final List<Metric> metrics =
      new ArrayList<>(
          List.of(
              new Metric("1", "hits", null),
              new Metric("2", "search", "1"),
              new Metric("3", "other", null)));

  public SampleService(String id, BackendAdministration administration) {
    this.id = id;
    this.administration = administration;
  }

  public SampleService put() {
    administration.putService(
        new BackendService(
            id,
            providerKey,
            mode,
            referrersRequired,
            active,
            isDefault,
            Set.of("tok"),
            metrics,
            limits,
            Set.copyOf(alertLimits)));
    return this;
  }

  public SampleService notDefault(String ofProviderKey) {
    providerKey = ofProviderKey;
    isDefault = false;
    return put();
  }

  public SampleService mode(AuthenticationMode changed) {
    mode = changed;
    return put();
  }

  public SampleService requireReferrers() {
    referrersRequired = true;
    return put();
  }

  public SampleService suspend() {
    active = false;
    return put();
  }

  /** {@code L(metric period value)} of the contract. */
  public SampleService limit(String metric, Period period, long value) {
    limits.add(new UsageLimit("9", metricId(metric), period, value));
    return put();
  }

  /** Levels at which alerts are raised, in per cent. */
  public SampleService alertLimits(Integer... levels) {
    alertLimits.addAll(List.of(levels));
    return put();
  }

  public SampleService metric(String metricId, String name, @Nullable String parentId) {
    metrics.add(new Metric(metricId, name, parentId));
    return put();
  }

  public SampleService deleteMetric(String name) {
    metrics.removeIf(metric -> metric.name().equals(name));
    return put();
  }

  public String metricId(String name) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
