package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.MissingParameterException;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many applications in one request, with user key, keys and filters, which are added to those that
 * are there. Each entry succeeds or fails for itself.
 */
final class ApplicationBatch {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ApplicationRecords applications;

  ApplicationBatch(ApplicationRecords applications) {
    this.applications = applications;
  }

  Reply save(InternalRequest request) throws InvalidAttributeException, MissingParameterException {
    if (!request.parameters().has("applications")) {
      throw new MissingParameterException("applications");
    }
    List<Attributes> entries = request.parameters().objects("applications");
    ArrayNode outcomes = NODES.arrayNode();
    List<ObjectNode> failures = new ArrayList<>();
    for (Attributes entry : entries) {
      Optional<String> fault = save(entry, request.path("service"), outcomes);
      fault.ifPresent(sentence -> failures.add(failure(entry, sentence)));
      fault.ifPresent(sentence -> outcomes.add(failed(entry, sentence)));
    }
    Reply reply =
        Reply.of(200, "completed")
            .with("total", entries.size())
            .with("successful", entries.size() - failures.size())
            .with("failed", failures.size())
            .with("applications", outcomes);
    return failures.isEmpty() ? reply : reply.with("failures", NODES.arrayNode().addAll(failures));
  }

  /**
   * @return why the entry is not stored
   */
  private Optional<String> save(Attributes entry, String serviceId, ArrayNode outcomes) {
    try {
      ApplicationForm form = ApplicationForm.read(entry, serviceId, entry.requiredText("id"));
      if (form.state() == null) {
        return Optional.of(form.withoutState());
      }
      outcomes.add(saved(form, Credentials.read(entry)));
      return Optional.empty();
    } catch (InvalidAttributeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode saved(ApplicationForm form, Credentials credentials) {
    String service = form.serviceId();
    String id = form.id();
    boolean known = applications.application(service, id) != null;
    ObjectNode written = ApplicationForm.write(form.saveTo(applications));
    written.put("user_key", credentials.userKey().orElse(null));
    credentials.userKey().ifPresent(key -> applications.putUserKey(service, key, id));
    credentials.keys().forEach(key -> applications.addKey(service, id, key));
    credentials.filters().forEach(filter -> applications.addReferrerFilter(service, id, filter));
    applications.keys(service, id).forEach(written.putArray("application_keys")::add);
    applications.referrerFilters(service, id).forEach(written.putArray("referrer_filters")::add);
    ObjectNode outcome = NODES.objectNode().put("status", known ? "modified" : "created");
    outcome.set("application", written);
    return outcome;
  }

  private static ObjectNode failed(Attributes entry, String sentence) {
    ObjectNode outcome = NODES.objectNode().put("status", "error");
    outcome.setAll(failure(entry, sentence));
    return outcome;
  }

  private static ObjectNode failure(Attributes entry, String sentence) {
    ObjectNode failure = NODES.objectNode();
    failure.set("id", entry.node("id"));
    return failure.put("error", sentence);
  }

  private record Credentials(Optional<String> userKey, List<String> keys, List<String> filters) {

    static Credentials read(Attributes entry) throws InvalidAttributeException {
      return new Credentials(
          Optional.ofNullable(entry.text("user_key")).filter(key -> !key.isEmpty()),
          entry.texts("application_keys"),
          entry.texts("referrer_filters"));
    }

    /** Without the keys. */
    @Override
    public String toString() {
      return "Credentials[***]";
    }
  }
}
