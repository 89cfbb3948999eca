package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The keys of an application, any of which opens it. */
final class ApplicationKeyResource {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Twice as many hexadecimal digits (6). */
  private static final int KEY_BYTES = 16;

  private final ApplicationRecords applications;
  private final RandomGenerator random;

  ApplicationKeyResource(ApplicationRecords applications, RandomGenerator random) {
    this.applications = applications;
    this.random = random;
  }

  Reply list(InternalRequest request) {
    String service = request.path("service");
    String application = request.path("application");
    if (applications.application(service, application) == null) {
      return Reply.notFound("application not found");
    }
    ArrayNode keys = NODES.arrayNode();
    for (String key : applications.keys(service, application)) {
      keys.addObject().put("service_id", service).put("app_id", application).put("value", key);
    }
    return Reply.found("application_keys", keys);
  }

  Reply create(InternalRequest request) throws InvalidAttributeException {
    String service = request.path("service");
    String application = request.path("application");
    if (applications.application(service, application) == null) {
      return Reply.notFound("application not found");
    }
    @Nullable Attributes given = request.parameters().object("application_key");
    @Nullable String value = given == null ? null : given.text("value");
    String key = value == null || value.isEmpty() ? newKey() : value;
    applications.addKey(service, application, key);
    return Reply.created(
        "application_key", NODES.objectNode().put("app_id", application).put("value", key));
  }

  Reply delete(InternalRequest request) {
    return applications.removeKey(
            request.path("service"), request.path("application"), request.path("key"))
        ? Reply.deleted()
        : Reply.notFound("application key not found");
  }

  private String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
