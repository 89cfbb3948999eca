package io.tollgate.backend.internal;

import io.tollgate.backend.alert.Event;
import io.tollgate.backend.alert.Event.Alert;
import io.tollgate.backend.alert.EventQueue.Queued;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An event as the queue shows it (7.5). */
final class EventJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private EventJson() {}

  static ObjectNode write(Queued queued) {
    Event event = queued.event();
    ObjectNode json =
        NODES
            .objectNode()
            .put("id", queued.id())
            .put("type", event.type())
            .put("timestamp", UtcText.of(event.atMillis()));
    json.set("object", object(event));
    return json;
  }

  private static ObjectNode object(Event event) {
    String time = UtcText.of(event.atMillis());
    return event instanceof Alert alert
        ? NODES
            .objectNode()
            .put("id", alert.id())
            .put("utilization", alert.utilization())
            .put("max_utilization", alert.maxUtilization())
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
}
