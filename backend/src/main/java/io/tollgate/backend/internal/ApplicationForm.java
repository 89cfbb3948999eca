package io.tollgate.backend.internal;

import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.backend.store.ApplicationRecords.ApplicationRecord;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An application's own fields as a request gives them; null where it does not. */
record ApplicationForm(
    String serviceId,
    String id,
    @Nullable String state,
    @Nullable String planId,
    @Nullable String planName,
    @Nullable String redirectUrl) {

  static ApplicationForm read(Attributes given, String serviceId, String id)
      throws InvalidAttributeException {
    String state = given.text("state");
    return new ApplicationForm(
        serviceId,
        id,
        state == null || state.isEmpty() ? null : state,
        given.text("plan_id"),
        given.text("plan_name"),
        given.text("redirect_url"));
  }

  /** Why an application without a state is refused. */
  String withoutState() {
    return "Application with id=\"" + id + "\" has no state";
  }

  /**
   * Stores the application; what is not given stays as it was.
   *
   * @return as it is stored
   */
  ApplicationRecord saveTo(ApplicationRecords applications) {
    return applications.putApplication(
        new ApplicationRecord(
            serviceId, id, Objects.requireNonNull(state), planId, planName, redirectUrl));
  }

  static ObjectNode write(ApplicationRecord application) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service_id", application.serviceId())
        .put("id", application.id())
        .put("state", application.state())
        .put("plan_id", application.planId())
        .put("plan_name", application.planName())
        .put("redirect_url", application.redirectUrl());
  }
}
