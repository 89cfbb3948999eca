package io.tollgate.backend.internal;

import io.tollgate.backend.alert.AlertLevels;
import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.MissingParameterException;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Levels of a service at which alerts are raised. */
final class AlertLimitResource {

  private final ServiceRecords services;

  AlertLimitResource(ServiceRecords services) {
    this.services = services;
  }

  Reply list(InternalRequest request) {
    ArrayNode limits = JsonNodeFactory.instance.arrayNode();
    services
        .alertLimits(request.path("service"))
        .forEach(level -> limits.add(json(request, level)));
    return Reply.found("alert_limits", limits);
  }

  Reply create(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    OptionalInt level = level(request.wrapper("alert_limit").text("value"));
    return level.isPresent() && services.addAlertLimit(request.path("service"), level.getAsInt())
        ? Reply.created("alert_limit", json(request, level.getAsInt()))
        : Reply.bareError(400, "alert limit is invalid");
  }

  Reply delete(InternalRequest request) {
    OptionalInt level = level(request.path("level"));
    return level.isPresent() && services.removeAlertLimit(request.path("service"), level.getAsInt())
        ? Reply.deleted()
        : Reply.notFound("alert limit not found");
  }

  private static OptionalInt level(@Nullable String text) {
    return AlertLevels.ALL.stream()
        .filter(level -> level.toString().equals(text))
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  private static ObjectNode json(InternalRequest request, int level) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service_id", request.path("service"))
        .put("value", level);
  }
}
