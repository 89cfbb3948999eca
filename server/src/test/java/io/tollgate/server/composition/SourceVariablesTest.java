package io.tollgate.server.composition;

import static io.tollgate.server.composition.VariableSurroundings.CALL;
import static io.tollgate.server.composition.VariableSurroundings.document;
import static io.tollgate.server.composition.VariableSurroundings.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.conformance.ContractRow;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Variables of the reference gateway about its configuration, from the environment to the wire
 * (gateway.md, 1.2 to 1.5).
 */
class SourceVariablesTest {

  private static final String NEWEST =
      "/admin/api/account/proxy_configs/%s.json?version=latest&page=1&per_page=500";

  @TempDir Path directory;
  private VariableSurroundings around;
  private final AtomicReference<String> published = new AtomicReference<>("");

  /** Answers every target with what is published; nothing published: 503. */
  private final ScriptedUpstream portal =
      new ScriptedUpstream(
          connection -> {
            while (true) {
              connection.readRequest();
              String text = String.valueOf(published.get());
              connection.send(
                  text.isEmpty()
                      ? "HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n"
                      : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                          .formatted(text.length(), text));
            }
          });

  @BeforeEach
  void make() {
    around = new VariableSurroundings(directory).flag("gateway.access-log-file", "off");
  }

  @AfterEach
  void close() {
    around.close();
    portal.close();
  }

  private String portalUrl() {
    return "http://127.0.0.1:" + portal.port();
  }

  private void publish(String... services) {
    StringBuilder configs = new StringBuilder();
    for (String service : services) {
      configs.append(configs.isEmpty() ? "" : ",").append("{\"proxy_config\":");
      configs.append("{\"id\":1,\"version\":7,\"environment\":\"production\",\"content\":");
      configs.append(service).append("}}");
    }
    published.set("{\"proxy_configs\":[" + configs + "]}");
  }

  private int statusOf(String host) {
    return around.getOf(host, CALL).status();
  }

  @Test
  @ContractRow({"1.5 APICAST_CONFIGURATION", "1.5 THREESCALE_CONFIG_FILE"})
  void the_inline_document_goes_before_the_file_and_the_file_before_the_portal() {
    String file = around.file(around.service(42, "file.test")).toString();
    String inline = document(around.service(42, "inline.test"));
    around.startBare(
        "APICAST_CONFIGURATION",
        "data:application/json,"
            + URLEncoder.encode(inline, StandardCharsets.UTF_8).replace("+", "%20"),
        "THREESCALE_CONFIG_FILE",
        file,
        "THREESCALE_PORTAL_ENDPOINT",
        portalUrl());
    assertThat(statusOf("inline.test")).isEqualTo(200);
    assertThat(statusOf("file.test")).isEqualTo(404);

    around.startBare("THREESCALE_CONFIG_FILE", file, "THREESCALE_PORTAL_ENDPOINT", portalUrl());
    assertThat(statusOf("file.test")).isEqualTo(200);
    assertThat(portal.requests()).isEmpty();

    around.startBare("APICAST_CONFIGURATION", "file://" + file);
    assertThat(statusOf("file.test")).isEqualTo(200);
  }

  @Test
  @ContractRow({"1.5 THREESCALE_PORTAL_ENDPOINT", "1.5 THREESCALE_DEPLOYMENT_ENV"})
  void the_portal_is_asked_for_the_environment() {
    publish(around.service(42, "localhost"));
    around.startBare("THREESCALE_PORTAL_ENDPOINT", portalUrl().replace("//", "//user:password@"));
    RawMessage asked = portal.requests().getFirst();
    assertThat(asked.start()).isEqualTo("GET " + NEWEST.formatted("production") + " HTTP/1.1");
    assertThat(asked.header("Authorization")).isEqualTo("Basic dXNlcjpwYXNzd29yZA==");
    assertThat(asked.header("User-Agent")).endsWith("env:unknown)");
    assertThat(statusOf("localhost")).isEqualTo(200);

    around.startBare(
        "THREESCALE_PORTAL_ENDPOINT", portalUrl(), "THREESCALE_DEPLOYMENT_ENV", "staging");
    assertThat(statusOf("localhost")).isEqualTo(200);
    asked = portal.requests().getLast();
    assertThat(asked.start())
        .isEqualTo("GET " + NEWEST.formatted("staging") + "&host=localhost HTTP/1.1");
    assertThat(asked.header("User-Agent")).endsWith("env:staging)");
  }

  @Test
  @ContractRow({"1.5 THREESCALE_PROVIDER_KEY", "1.5 THREESCALE_ADMIN_URL"})
  void provider_key_and_admin_url_stand_for_the_portal() {
    publish(around.service(42, "localhost"));
    around.startBare("THREESCALE_PROVIDER_KEY", "key", "THREESCALE_ADMIN_URL", portalUrl());
    assertThat(portal.requests().getFirst().start()).contains(NEWEST.formatted("production"));
    assertThat(portal.requests().getFirst().header("Authorization")).isEqualTo("Basic OmtleQ==");
    assertThat(statusOf("localhost")).isEqualTo(200);
  }

  @Test
  @ContractRow("1.5 APICAST_CONFIGURATION_LOADER")
  void loader() {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(
            () ->
                around.startBare(
                    "THREESCALE_PORTAL_ENDPOINT",
                    portalUrl(),
                    "APICAST_CONFIGURATION_LOADER",
                    "boot",
                    "APICAST_CONFIGURATION_TIMEOUT",
                    "0"))
        .withMessageStartingWith("failed to load configuration, exiting: ");
    around.startBare(
        "THREESCALE_PORTAL_ENDPOINT", portalUrl(), "APICAST_CONFIGURATION_LOADER", "lazy");
    assertThat(statusOf("localhost")).isEqualTo(404);
    publish(around.service(42, "localhost"));
    soon("its host is loaded", () -> statusOf("localhost") == 200);
  }

  @Test
  @ContractRow("1.5 APICAST_CONFIGURATION_CACHE")
  void cache() {
    String portal = portalUrl();
    publish(around.service(42, "first.test"));
    around.startBare("THREESCALE_PORTAL_ENDPOINT", portal, "APICAST_CONFIGURATION_CACHE", "1");
    publish(around.service(42, "second.test"));
    soon("a reload after a second", () -> statusOf("second.test") == 200);
    assertThat(statusOf("first.test")).as("removed services disappear").isEqualTo(404);

    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(
            () ->
                around.startBare(
                    "THREESCALE_PORTAL_ENDPOINT", portal, "APICAST_CONFIGURATION_CACHE", "0"))
        .withMessageStartingWith("cache is off, cannot store configuration, exiting");
  }

  @Test
  @ContractRow("1.5 APICAST_CONFIGURATION_TIMEOUT")
  void timeout() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Thread late =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  String text = document(around.service(42, "localhost"));
                  try (ServerSocket listening =
                          new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
                      ScriptedUpstream old =
                          new ScriptedUpstream(
                              listening,
                              connection -> {
                                connection.readRequest();
                                connection.send(ScriptedUpstream.ok(text));
                              })) {
                    soon("the document of old is asked for", () -> !old.requests().isEmpty());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    String url = "http://127.0.0.1:" + port;
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(
            () ->
                around.startBare(
                    "THREESCALE_PORTAL_ENDPOINT", url, "APICAST_CONFIGURATION_TIMEOUT", "0"));
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(1000);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              late.start();
            });
    around.startBare("THREESCALE_PORTAL_ENDPOINT", url, "APICAST_CONFIGURATION_TIMEOUT", "60");
    assertThat(statusOf("localhost")).isEqualTo(200);
    late.join();
  }

  @Test
  @ContractRow({
    "1.5 APICAST_SERVICES_LIST",
    "1.5 APICAST_SERVICES",
    "1.5 APICAST_SERVICES_FILTER_BY_URL"
  })
  void filters() {
    String services =
        around.service(1, "one.test")
            + ","
            + around.service(2, "two.test")
            + ","
            + around.service(3, "three.test");
    for (String name : new String[] {"APICAST_SERVICES_LIST", "APICAST_SERVICES"}) {
      around.serving(services, name, "2,3");
      assertThat(statusOf("one.test")).as(name).isEqualTo(404);
      assertThat(statusOf("two.test")).as(name).isEqualTo(200);
      assertThat(statusOf("three.test")).as(name).isEqualTo(200);
    }
    around.serving(services, "APICAST_SERVICES_FILTER_BY_URL", "^t", "APICAST_SERVICES_LIST", "1");
    assertThat(statusOf("one.test")).isEqualTo(200);
    assertThat(statusOf("two.test")).isEqualTo(200);
    around.serving(services, "APICAST_SERVICES_FILTER_BY_URL", "^tw");
    assertThat(statusOf("one.test")).isEqualTo(404);
    assertThat(statusOf("two.test")).isEqualTo(200);
    assertThat(statusOf("three.test")).isEqualTo(404);
  }

  @Test
  @ContractRow("1.5 APICAST_SERVICE_{ID}_CONFIGURATION_VERSION")
  void pinned_version() {
    published.set(
        "{\"proxy_config\":{\"id\":1,\"version\":5,\"environment\":\"production\",\"content\":"
            + around.service(42, "localhost")
            + "}}");
    around.startBare(
        "THREESCALE_PORTAL_ENDPOINT",
        portalUrl(),
        "APICAST_SERVICES_LIST",
        "42",
        "APICAST_SERVICE_42_CONFIGURATION_VERSION",
        "5");
    assertThat(portal.requests())
        .singleElement()
        .matches(
            asked ->
                asked
                    .start()
                    .equals("GET /admin/api/services/42/proxy/configs/production/5.json HTTP/1.1"));
    assertThat(statusOf("localhost")).isEqualTo(200);
    assertThat(around.metrics())
        .contains("tollgate_config_version{environment=\"production\",service_id=\"42\"} 5.0");
  }
}
