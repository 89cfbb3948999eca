package io.tollgate.admin.publication.remote;

import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendApplicationJson;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendServiceJson;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a backend in another process knows, read page by page. */
final class RemoteCatalog {

  /** Most that one page of a list may hold there. */
  static final int PAGE = 1000;

  private final BackendAddress address;
  private final InternalApiClient api;

  RemoteCatalog(BackendAddress address, InternalApiClient api) {
    this.address = address;
    this.api = api;
  }

  Set<String> serviceIds() {
    Set<String> ids = new LinkedHashSet<>();
    all("/services/?", "services", JsonNode::asString).forEach(id -> ids.add(id.asString()));
    return ids;
  }

  Set<String> applicationIds(String service) {
    Set<String> ids = new LinkedHashSet<>();
    all(part(service, "applications"), "applications", RemoteCatalog::id)
        .forEach(application -> ids.add(id(application)));
    return ids;
  }

  /** Null when it does not know the service. */
  @Nullable BackendService service(String id) {
    JsonNode found = api.find("GET", "/services/" + encoded(id));
    if (found == null || !(found.path("service") instanceof ObjectNode service)) {
      return null;
    }
    ObjectNode whole = service.deepCopy();
    whole.set("tokens", list(id, "tokens", JsonNode::asString));
    whole.set("metrics", list(id, "metrics", RemoteCatalog::id));
    whole.set("usagelimits", list(id, "usagelimits", RemoteCatalog::id));
    ArrayNode levels = whole.putArray("alert_limits");
    api.send("GET", "/services/" + encoded(id) + "/alert_limits", null)
        .path("alert_limits")
        .forEach(level -> levels.add(level.path("value")));
    try {
      return BackendServiceJson.read(Attributes.of(whole, "service"), id);
    } catch (InvalidAttributeException e) {
      throw notUnderstood("service " + id, e);
    }
  }

  List<BackendApplication> applications(String service, String after, int most) {
    List<BackendApplication> applications = new ArrayList<>();
    JsonNode page =
        api.send("GET", part(service, "applications") + page(after, most), null)
            .path("applications");
    for (JsonNode application : page) {
      try {
        Attributes attributes = Attributes.of(application, "application");
        applications.add(BackendApplicationJson.read(attributes, service, id(application)));
      } catch (InvalidAttributeException e) {
        throw notUnderstood("an application of service " + service, e);
      }
    }
    return applications;
  }

  private BackendUnavailable notUnderstood(String what, InvalidAttributeException why) {
    return new BackendUnavailable(
        address,
        "describes " + what + " in another way than this version does: " + why.getMessage(),
        why);
  }

  private ArrayNode list(String service, String part, Function<JsonNode, String> id) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    return list.addAll(all(part(service, part), part, id));
  }

  /** A list comes in the order of ids; a page that is not full is the last one. */
  private List<JsonNode> all(String path, String name, Function<JsonNode, String> id) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    int size;
    do {
      JsonNode elements = api.send("GET", path + page(after, PAGE), null).path(name);
      size = elements.size();
      for (JsonNode element : elements) {
        after = id.apply(element);
        all.add(element);
      }
    } while (size == PAGE);
    return all;
  }

  private static String id(JsonNode element) {
    return element.path("id").asString();
  }

  private static String part(String service, String part) {
    return "/services/" + encoded(service) + "/catalog?part=" + part + "&";
  }

  private static String page(String after, int limit) {
    return "limit=" + limit + "&after=" + encoded(after);
  }

  /** For a path or a query alike. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
