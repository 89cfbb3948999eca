package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.MissingParameterException;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.administration.BackendServiceJson;
import io.tollgate.protocol.administration.InvalidAttributeException;
import io.tollgate.protocol.time.Period;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/** The limits of the plans, one per plan, metric and period. */
final class UsageLimitResource {

  private final ServiceRecords services;

  UsageLimitResource(ServiceRecords services) {
    this.services = services;
  }

  Reply show(InternalRequest request) {
    @Nullable UsageLimit limit = stored(request);
    return limit == null
        ? Reply.notFound("usagelimit not found")
        : Reply.found("usagelimit", json(request, LongNode.valueOf(limit.value())));
  }

  Reply update(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    Period period = BackendServiceJson.period(request.path("period"), "period");
    Attributes given = request.wrapper("usagelimit");
    @Nullable JsonNode echo = given.node(period.wireName());
    if (echo == null) {
      throw new MissingParameterException(period.wireName());
    }
    long value = BackendServiceJson.limitValue(given, period.wireName());
    services.putLimit(
        request.path("service"),
        new UsageLimit(request.path("plan"), request.path("metric"), period, value));
    return Reply.modified("usagelimit", json(request, echo));
  }

  Reply delete(InternalRequest request) {
    @Nullable Period period = Period.named(request.path("period"));
    if (period != null) {
      services.deleteLimit(
          request.path("service"), request.path("plan"), request.path("metric"), period);
    }
    return Reply.deleted();
  }

  private @Nullable UsageLimit stored(InternalRequest request) {
    @Nullable Period period = Period.named(request.path("period"));
    return period == null
        ? null
        : services.limit(
            request.path("service"), request.path("plan"), request.path("metric"), period);
  }

  private static ObjectNode json(InternalRequest request, JsonNode value) {
    ObjectNode limit =
        JsonNodeFactory.instance
            .objectNode()
            .put("service_id", request.path("service"))
            .put("plan_id", request.path("plan"))
            .put("metric_id", request.path("metric"));
    limit.set(request.path("period"), value);
    return limit;
  }
}
