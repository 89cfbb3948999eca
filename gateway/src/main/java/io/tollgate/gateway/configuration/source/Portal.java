package io.tollgate.gateway.configuration.source;

import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.configuration.source.SourceFailed.Kind;
import io.tollgate.http.document.DocumentClient;
import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.ConfigurationReader.Fault;
import io.tollgate.protocol.gateway.ConfigurationReader.Rejected;
import io.tollgate.protocol.gateway.Environment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A portal over HTTP: its listing of versions, its single versions where some are pinned, or the
 * path its URL names; last, what portals of old have (gateway.md, 1.2).
 */
public final class Portal implements DocumentSource {

  private static final String OLDEST = "/admin/api/nginx/spec.json";
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private final PortalClient client;
  private final PortalListings listings;
  private final PortalSettings settings;
  private final String path;

  /**
   * @throws IllegalArgumentException when the URL is none, or names a path while versions are
   *     pinned
   */
  public Portal(PortalSettings settings, DocumentClient client) {
    Upstream portal = Upstream.parse(settings.url(), "", settings.verify());
    if (portal == null) {
      throw new IllegalArgumentException(
          "the portal's endpoint is no URL such as https://token@host:port");
    }
    path = stripped(portal.basePath());
    if (!path.isEmpty() && !settings.versions().isEmpty()) {
      throw new IllegalArgumentException(
          "versions of services cannot be pinned (%s) while the portal's endpoint has the path %s: remove one of the two"
              .formatted(
                  String.join(
                      ", ",
                      settings.versions().keySet().stream()
                          .sorted()
                          .map("APICAST_SERVICE_%s_CONFIGURATION_VERSION"::formatted)
                          .toList()),
                  path));
    }
    this.settings = settings;
    this.client = new PortalClient(client, portal, settings.credentials(), settings.userAgent());
    this.listings = new PortalListings(this.client, wireName(settings.environment()));
  }

  private static String stripped(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Portals of old know the sandbox by this name only. */
  private static String wireName(Environment environment) {
    return environment == Environment.SANDBOX ? "staging" : environment.wireName();
  }

  @Override
  public boolean byHost() {
    return settings.versions().isEmpty();
  }

  @Override
  public ConfigurationReader.Outcome fetch(ConfigurationReader reader, Optional<String> host)
      throws SourceFailed, InterruptedException {
    try {
      return read(reader, newest(host), List.of("proxy_configs", "proxy_config", "services"));
    } catch (SourceFailed e) {
      if (e.kind() == Kind.NOT_USABLE) {
        throw e;
      }
      try {
        return read(reader, oldest(e.kind()), List.of("services"));
      } catch (SourceFailed second) {
        e.addSuppressed(second);
        throw e;
      }
    }
  }

  private JsonNode newest(Optional<String> host) throws SourceFailed, InterruptedException {
    if (!settings.versions().isEmpty()) {
      return listings.single(settings.services(), settings.versions());
    }
    Optional<String> parameter =
        host.map(name -> "host=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    return path.isEmpty()
        ? listings.newest(parameter.map("&"::concat).orElse(""))
        : client.get(
            path
                + "/"
                + wireName(settings.environment())
                + ".json"
                + parameter.map("?"::concat).orElse(""));
  }

  /** Waits for a portal that is just starting. */
  private JsonNode oldest(Kind before) throws SourceFailed, InterruptedException {
    long end = System.nanoTime() + settings.portWait().toNanos();
    Kind last = before;
    while (true) {
      if (last == Kind.NO_CONNECTION) {
        Thread.sleep(BETWEEN_TRIES);
      }
      try {
        return client.get(path.isEmpty() ? OLDEST : path);
      } catch (SourceFailed e) {
        last = e.kind();
        if (last != Kind.NO_CONNECTION || System.nanoTime() >= end) {
          throw e;
        }
      }
    }
  }

  /** A portal's page of another kind is not taken for an empty configuration. */
  private static ConfigurationReader.Outcome read(
      ConfigurationReader reader, JsonNode document, List<String> expected) {
    if (document instanceof ObjectNode object && expected.stream().noneMatch(object::has)) {
      return new Rejected(
          new Fault("document", "has none of the fields " + String.join(", ", expected)));
    }
    return reader.read(document);
  }

  @Override
  public String toString() {
    return client.toString();
  }
}
