package io.tollgate.gateway.configuration.source;

import io.tollgate.gateway.configuration.source.SourceFailed.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The versions that a portal's admin API serves, gathered from several answers into one. */
final class PortalListings {

  private static final Logger log = LoggerFactory.getLogger(Portal.class);

  private static final int PAGE = 500;

  /** More pages than any portal has: one that answers the same page for ever is given up. */
  private static final int MOST_PAGES = 1000;

  private final PortalClient client;
  private final String environment;

  PortalListings(PortalClient client, String environment) {
    this.client = client;
    this.environment = environment;
  }

  /**
   * The newest version of each service.
   *
   * @param filter further query parameters, each after an ampersand; or empty
   */
  JsonNode newest(String filter) throws SourceFailed, InterruptedException {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .putArray("proxy_configs")
        .addAll(
            pages(
                "/admin/api/account/proxy_configs/%s.json?version=latest".formatted(environment),
                filter,
                "proxy_configs"));
    return document;
  }

  /**
   * One version of each service.
   *
   * @param services ids; empty: those that the portal lists
   * @param versions by id; others get their newest
   */
  JsonNode single(List<String> services, Map<String, String> versions)
      throws SourceFailed, InterruptedException {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode configs = document.putArray("proxy_configs");
    for (String id : services.isEmpty() ? listed() : services) {
      try {
        configs.add(
            client.get(
                "/admin/api/services/%s/proxy/configs/%s/%s.json"
                    .formatted(
                        segment(id), environment, segment(versions.getOrDefault(id, "latest")))));
      } catch (SourceFailed e) {
        // A portal that is gone tells nothing about the service.
        if (e.kind() == Kind.NO_CONNECTION) {
          throw e;
        }
        log.warn("service {} is left out: {}", id, e.getMessage());
      }
    }
    return document;
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> listed() throws SourceFailed, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (JsonNode entry : pages("/admin/api/services.json?", "", "services")) {
      JsonNode id = entry.path("service").path("id");
      if (id.isNumber() || id.isString()) {
        ids.add(id.asString());
      }
    }
    return ids;
  }

  private List<JsonNode> pages(String listing, String filter, String field)
      throws SourceFailed, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String separator = listing.endsWith("?") ? "" : "&";
    for (int page = 1; page <= MOST_PAGES; page++) {
      String asked = listing + separator + "page=" + page + "&per_page=" + PAGE + filter;
      if (!(client.get(asked).get(field) instanceof ArrayNode entries)) {
        throw new SourceFailed(
            Kind.NOT_USABLE, "%s answered GET %s without %s".formatted(client, asked, field));
      }
      entries.forEach(all::add);
      if (entries.size() != PAGE) {
        return all;
      }
    }
    throw new SourceFailed(
        Kind.NOT_USABLE, "%s has more than %d pages of %s".formatted(client, MOST_PAGES, field));
  }
}
