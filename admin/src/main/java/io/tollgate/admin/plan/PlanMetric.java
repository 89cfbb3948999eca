package io.tollgate.admin.plan;

import io.tollgate.admin.backendapi.BackendApis;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.service.Metric;
import io.tollgate.admin.service.MetricOwner;
import io.tollgate.admin.service.Metrics;
import org.jspecify.annotations.Nullable;

/** A plan and a metric that it may speak of: its service's, or a used backend's. */
public record PlanMetric(Plan plan, Metric metric) {

  static @Nullable PlanMetric find(Rows rows, Plan plan, long metricId) {
    Metric metric = Metrics.find(rows, metricId);
    return metric != null && belongs(rows, plan, metric) ? new PlanMetric(plan, metric) : null;
  }

  private static boolean belongs(Rows rows, Plan plan, Metric metric) {
    return switch (metric.owner()) {
      case MetricOwner.OfService(long id) -> id == plan.service();
      case MetricOwner.OfBackend(long id) ->
          BackendApis.usages(rows, plan.service()).stream()
              .anyMatch(usage -> usage.backend().id() == id);
    };
  }

  /** Whether it is still so, asked under the lock of the plan's service. */
  boolean holds(Rows rows) {
    return Plans.find(rows, PlanKind.APPLICATION, plan.id()) != null
        && find(rows, plan, metric.id()) != null;
  }
}
