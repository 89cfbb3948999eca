package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ApplicationRecords;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** User keys and the applications they mean, which need not exist. */
final class UserKeyResource {

  private final ApplicationRecords applications;

  UserKeyResource(ApplicationRecords applications) {
    this.applications = applications;
  }

  Reply show(InternalRequest request) {
    String id = applications.applicationIdOf(request.path("service"), request.path("userKey"));
    return id == null
        ? Reply.notFound("application key not found")
        : Reply.found("application", json(id));
  }

  Reply put(InternalRequest request) {
    String id = request.path("application");
    applications.putUserKey(request.path("service"), request.path("userKey"), id);
    return Reply.modified("application", json(id));
  }

  Reply delete(InternalRequest request) {
    applications.deleteUserKey(request.path("service"), request.path("userKey"));
    return Reply.deleted();
  }

  private static ObjectNode json(String applicationId) {
    return JsonNodeFactory.instance.objectNode().put("id", applicationId);
  }
}
