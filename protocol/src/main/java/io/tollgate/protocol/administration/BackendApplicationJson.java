package io.tollgate.protocol.administration;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole application as JSON, for a backend in another process (service-management-api.md, 8):
 * {@code {"service_id","id","state","plan_id","plan_name","redirect_url","user_keys":[],
 * "application_keys":[],"referrer_filters":[]}}. What is missing is absent from the application.
 */
public final class BackendApplicationJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private BackendApplicationJson() {}

  /** The members in the order above, lists sorted. */
  public static ObjectNode write(BackendApplication application) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("service_id", application.serviceId())
            .put("id", application.id())
            .put("state", application.state())
            .put("plan_id", application.planId())
            .put("plan_name", application.planName())
            .put("redirect_url", application.redirectUrl());
    json.set("user_keys", texts(application.userKeys()));
    json.set("application_keys", texts(application.keys()));
    json.set("referrer_filters", texts(application.referrerFilters()));
    return json;
  }

  /** Reads an application whose ids are known from elsewhere; the document's are not looked at. */
  public static BackendApplication read(Attributes json, String serviceId, String id)
      throws InvalidAttributeException {
    return new BackendApplication(
        serviceId,
        id,
        json.requiredText("state"),
        filled(json.text("plan_id")),
        json.text("plan_name"),
        json.text("redirect_url"),
        Set.copyOf(json.texts("user_keys")),
        Set.copyOf(json.texts("application_keys")),
        Set.copyOf(json.texts("referrer_filters")));
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** Texts in a stable order. */
  static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.stream().sorted().forEach(array::add);
    return array;
  }
}
