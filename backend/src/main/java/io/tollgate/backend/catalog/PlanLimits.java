package io.tollgate.backend.catalog;

import io.tollgate.protocol.administration.BackendService.UsageLimit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The limits of each plan in the order of usage reports: metric ids, then periods (section 3). */
final class PlanLimits {

  private static final Comparator<Limit> ORDER =
      Comparator.comparing((Limit limit) -> limit.metric().id(), IdOrder.ASCENDING)
          .thenComparing(Limit::period);

  private final Map<String, List<Limit>> byPlan;

  private PlanLimits(Map<String, List<Limit>> byPlan) {
    this.byPlan = byPlan;
  }

  static PlanLimits of(List<UsageLimit> limits, MetricTree metrics) {
    return new PlanLimits(
        limits.stream()
            .collect(
                Collectors.groupingBy(
                    UsageLimit::planId,
                    Collectors.collectingAndThen(
                        Collectors.toList(), ofPlan -> ordered(ofPlan, metrics)))));
  }

  /** The same but for one plan, which has exactly these limits now. */
  PlanLimits with(String planId, List<UsageLimit> ofPlan, MetricTree metrics) {
    Map<String, List<Limit>> changed = new HashMap<>(byPlan);
    List<Limit> next = ordered(ofPlan, metrics);
    if (next.isEmpty()) {
      changed.remove(planId);
    } else {
      changed.put(planId, next);
    }
    return new PlanLimits(changed);
  }

  List<Limit> of(String planId) {
    return byPlan.getOrDefault(planId, List.of());
  }

  private static List<Limit> ordered(List<UsageLimit> limits, MetricTree metrics) {
    return limits.stream()
        .map(limit -> resolved(limit, metrics))
        .filter(Objects::nonNull)
        .sorted(ORDER)
        .toList();
  }

  /** Null when the metric does not exist (any more): such a limit is skipped. */
  private static @Nullable Limit resolved(UsageLimit limit, MetricTree metrics) {
    Metric metric = metrics.withId(limit.metricId());
    return metric == null ? null : new Limit(metric, limit.period(), limit.value());
  }
}
