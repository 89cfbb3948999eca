package io.tollgate.admin.service;

import io.tollgate.admin.rest.output.Representation;

/** How metrics and methods go out (account-management-api.md, 5.2). */
public final class MetricRepresentation {
  private MetricRepresentation() {}

  /** A metric of a service; a method too where all are listed together. */
  static final Representation<Metric> METRIC =
      metric()
          .link("service", MetricRepresentation::ownerPath)
          .link("self", MetricRepresentation::path);

  /** The same of a backend, whose metrics have no second name for their system name. */
  public static final Representation<Metric> BACKEND_METRIC =
      metric()
          .link("backend_api", MetricRepresentation::ownerPath)
          .link("self", MetricRepresentation::path);

  /** A method of a service or a backend. */
  public static final Representation<Metric> METHOD =
      Representation.<Metric>of("method", "methods")
          .integer("id", Metric::id)
          .text("name", Metric::systemName)
          .when(MetricRepresentation::isOfService)
          .text("system_name", Metric::systemName)
          .text("friendly_name", Metric::friendlyName)
          .text("description", Metric::description)
          .integer("parent_id", Metric::parentId)
          .time("created_at", Metric::createdAt)
          .time("updated_at", Metric::updatedAt)
          .link("parent", MetricRepresentation::parentPath)
          .link("self", MetricRepresentation::path);

  private static Representation<Metric> metric() {
    return Representation.<Metric>of("metric", "metrics")
        .integer("id", Metric::id)
        .text("name", Metric::systemName)
        .when(MetricRepresentation::isOfService)
        .text("system_name", Metric::systemName)
        .text("friendly_name", Metric::friendlyName)
        .text("description", Metric::description)
        .text("unit", Metric::unit)
        .integer("parent_id", Metric::parentId)
        .when(Metric::isMethod)
        .time("created_at", Metric::createdAt)
        .time("updated_at", Metric::updatedAt);
  }

  private static boolean isOfService(Metric metric) {
    return metric.owner() instanceof MetricOwner.OfService;
  }

  private static String path(Metric metric) {
    return metric.isMethod()
        ? parentPath(metric) + "/methods/" + metric.id()
        : ownerPath(metric) + "/metrics/" + metric.id();
  }

  private static String parentPath(Metric method) {
    return ownerPath(method) + "/metrics/" + method.parentId();
  }

  private static String ownerPath(Metric metric) {
    return switch (metric.owner()) {
      case MetricOwner.OfService(long id) -> "/admin/api/services/" + id;
      case MetricOwner.OfBackend(long id) -> "/admin/api/backend_apis/" + id;
    };
  }
}
