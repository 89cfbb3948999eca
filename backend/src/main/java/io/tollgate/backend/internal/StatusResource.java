package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.Reply;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whether the backend is there, and which. */
final class StatusResource {

  private final String version;

  StatusResource(String version) {
    this.version = version;
  }

  Reply check(InternalRequest request) {
    return Reply.of(200, "ok");
  }

  Reply version(InternalRequest request) {
    return Reply.of(200, "ok")
        .with("version", JsonNodeFactory.instance.objectNode().put("backend", version));
  }
}
