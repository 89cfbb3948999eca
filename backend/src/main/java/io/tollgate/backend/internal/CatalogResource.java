package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.MissingParameterException;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.protocol.administration.BackendApplicationJson;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.administration.BackendServiceJson;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** What a service has, part by part and page by page, for whoever compares it with his own. */
final class CatalogResource {

  private final ServiceRecords services;
  private final ApplicationRecords applications;

  CatalogResource(ServiceRecords services, ApplicationRecords applications) {
    this.services = services;
    this.applications = applications;
  }

  Reply page(InternalRequest request) throws InvalidAttributeException, MissingParameterException {
    Page page = Page.of(request.parameters());
    String service = request.path("service");
    String part = request.parameters().text("part");
    if (part == null) {
      throw new MissingParameterException("part");
    }
    return switch (part) {
      case "applications" -> Reply.found(part, applications(service, page));
      case "metrics" -> Reply.found(part, of(metrics(service), page));
      case "usagelimits" -> Reply.found(part, of(limits(service), page));
      case "tokens" -> Reply.found(part, of(tokens(service), page));
      default ->
          throw new InvalidAttributeException(
              "part", "must be applications, metrics, usagelimits or tokens");
    };
  }

  private ArrayNode applications(String service, Page page) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    applications.applications(service, page.after(), page.limit()).stream()
        .map(BackendApplicationJson::write)
        .forEach(list::add);
    return list;
  }

  private Map<String, JsonNode> metrics(String service) {
    Map<String, JsonNode> byId = new TreeMap<>();
    for (Metric metric : services.metrics(service)) {
      byId.put(metric.id(), BackendServiceJson.write(metric));
    }
    return byId;
  }

  private Map<String, JsonNode> limits(String service) {
    Map<String, JsonNode> byId = new TreeMap<>();
    for (UsageLimit limit : services.limits(service)) {
      String id =
          "%s/%s/%s"
              .formatted(
                  encoded(limit.planId()), encoded(limit.metricId()), limit.period().wireName());
      byId.put(id, BackendServiceJson.write(limit).put("id", id));
    }
    return byId;
  }

  private Map<String, JsonNode> tokens(String service) {
    Map<String, JsonNode> byId = new TreeMap<>();
    services.tokens(service).forEach(token -> byId.put(token, StringNode.valueOf(token)));
    return byId;
  }

  private static ArrayNode of(Map<String, JsonNode> byId, Page page) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    byId.entrySet().stream()
        .filter(entry -> entry.getKey().compareTo(page.after()) > 0)
        .limit(page.limit())
        .forEach(entry -> list.add(entry.getValue()));
    return list;
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
