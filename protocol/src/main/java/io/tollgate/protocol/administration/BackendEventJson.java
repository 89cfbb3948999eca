package io.tollgate.protocol.administration;

import io.tollgate.protocol.administration.BackendEvent.Alert;
import io.tollgate.protocol.administration.BackendEvent.FirstDailyTraffic;
import io.tollgate.protocol.administration.BackendEvent.FirstTraffic;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An event as the queue shows it, written and read (service-management-api.md, 7.5). */
public final class BackendEventJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ALERT = "alert";
  private static final String FIRST_TRAFFIC = "first_traffic";
  private static final String FIRST_DAILY_TRAFFIC = "first_daily_traffic";

  private BackendEventJson() {}

  public static ObjectNode write(BackendEvent event) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("id", event.id())
            .put("type", type(event))
            .put("timestamp", UtcText.of(event.atMillis()));
    json.set("object", object(event));
    return json;
  }

  private static String type(BackendEvent event) {
    return switch (event) {
      case FirstTraffic _ -> FIRST_TRAFFIC;
      case FirstDailyTraffic _ -> FIRST_DAILY_TRAFFIC;
      case Alert _ -> ALERT;
    };
  }

  private static ObjectNode object(BackendEvent event) {
    String time = UtcText.of(event.atMillis());
    return event instanceof Alert alert
        ? NODES
            .objectNode()
            .put("id", alert.alertId())
            .put("utilization", alert.level())
            .put("max_utilization", alert.utilization())
            .put("application_id", alert.applicationId())
            .put("service_id", alert.serviceId())
            .put("timestamp", time)
            .put("limit", alert.limit())
        : NODES
            .objectNode()
            .put("service_id", event.serviceId())
            .put("application_id", event.applicationId())
            .put("timestamp", time);
  }

  /**
   * Null for an event of a type that is not known here: a newer backend may have more.
   *
   * @throws InvalidAttributeException when something of it is missing or makes no sense
   */
  public static @Nullable BackendEvent read(JsonNode json) throws InvalidAttributeException {
    Attributes event = Attributes.of(json, "");
    Attributes object = Attributes.of(json.path("object"), "object");
    long id = event.requiredWholeNumber("id");
    String service = object.requiredText("service_id");
    String application = object.requiredText("application_id");
    long at = UtcText.millis(object.requiredText("timestamp"), "object.timestamp");
    return switch (event.requiredText("type")) {
      case FIRST_TRAFFIC -> new FirstTraffic(id, service, application, at);
      case FIRST_DAILY_TRAFFIC -> new FirstDailyTraffic(id, service, application, at);
      case ALERT ->
          new Alert(
              id,
              service,
              application,
              at,
              object.requiredWholeNumber("id"),
              Math.toIntExact(object.requiredWholeNumber("utilization")),
              json.path("object").path("max_utilization").asDouble(0),
              object.requiredText("limit"));
      default -> null;
    };
  }
}
