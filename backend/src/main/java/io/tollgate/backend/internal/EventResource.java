package io.tollgate.backend.internal;

import io.tollgate.backend.alert.EventQueue;
import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.local.LocalObservation;
import io.tollgate.protocol.administration.BackendEventJson;
import io.tollgate.protocol.administration.InvalidAttributeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What has happened, until it is taken over. */
final class EventResource {

  private final EventQueue events;

  EventResource(EventQueue events) {
    this.events = events;
  }

  Reply list(InternalRequest request) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    events
        .oldest()
        .forEach(queued -> list.add(BackendEventJson.write(LocalObservation.event(queued))));
    return Reply.found("events", list);
  }

  Reply deleteUpTo(InternalRequest request) throws InvalidAttributeException {
    @Nullable Long upTo = request.parameters().wholeNumber("upto_id");
    int count = upTo == null || upTo <= 0 ? 0 : events.deleteUpTo(upTo);
    return Reply.deleted().with("num_events", count);
  }

  Reply delete(InternalRequest request) {
    return deleted(request.path("event")) ? Reply.deleted() : Reply.notFound("event not found");
  }

  private boolean deleted(String id) {
    try {
      return events.delete(Long.parseLong(id));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
