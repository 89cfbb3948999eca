package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.MissingParameterException;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.InvalidAttributeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Metrics and methods. */
final class MetricResource {

  private final ServiceRecords services;

  MetricResource(ServiceRecords services) {
    this.services = services;
  }

  Reply show(InternalRequest request) {
    Metric metric = services.metric(request.path("service"), request.path("metric"));
    return metric == null
        ? Reply.notFound("metric not found")
        : Reply.found("metric", json(request, metric.parentId(), metric.name()));
  }

  Reply create(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    return Reply.created("metric", saved(request));
  }

  Reply update(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    return Reply.modified("metric", saved(request));
  }

  Reply delete(InternalRequest request) {
    return services.deleteMetric(request.path("service"), request.path("metric"))
        ? Reply.deleted()
        : Reply.notFound("metric not found");
  }

  /** A parent that is not given stays, although the answer does not show it. */
  private ObjectNode saved(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    Attributes given = request.wrapper("metric");
    String service = request.path("service");
    String id = request.path("metric");
    @Nullable Metric before = services.metric(service, id);
    String name = before == null || given.has("name") ? given.requiredText("name") : before.name();
    @Nullable String parent = given.text("parent_id");
    services.putMetric(service, new Metric(id, name, parent));
    return json(request, parent, name);
  }

  private static ObjectNode json(InternalRequest request, @Nullable String parent, String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service_id", request.path("service"))
        .put("id", request.path("metric"))
        .put("parent_id", parent)
        .put("name", name);
  }
}
