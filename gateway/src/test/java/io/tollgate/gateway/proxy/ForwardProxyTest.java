package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.configuration.LoadRules;
import io.tollgate.gateway.configuration.source.PortalSettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.IdentityProvider;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.gateway.testkit.TestPortal;
import io.tollgate.http.client.OutgoingProxies;
import io.tollgate.http.client.OutgoingProxy;
import io.tollgate.http.testkit.ForwardProxy;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.testkit.TlsListening;
import io.tollgate.protocol.gateway.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Calls that leave through forward proxies (gateway.md, 2.10 and 5.3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardProxyTest {

  private static final String CREDENTIALS = "Basic Zm9vOmJhcg==";

  private ScriptedUpstream secure;
  private ForwardProxy proxy;
  private GatewayFixture fixture;
  private LoggedLines log;

  @BeforeAll
  void listen(@TempDir Path directory) {
    secure =
        new ScriptedUpstream(
            TlsListening.with(TestCertificate.make(directory, "up")),
            connection -> {
              while (true) {
                connection.readRequest();
                connection.send(ScriptedUpstream.ok("over TLS"));
              }
            });
  }

  @AfterAll
  void closeUpstream() {
    secure.close();
  }

  @BeforeEach
  void start() {
    log = new LoggedLines();
    fixture = new GatewayFixture();
    proxy =
        new ForwardProxy().knows("up:8000", fixture.upstream.port()).knows("up:443", secure.port());
  }

  @AfterEach
  void close() {
    fixture.close();
    proxy.close();
    log.close();
  }

  /** All calls leave through the proxy, but those to these hosts. */
  private GatewayFixture proxied(String... exempt) {
    OutgoingProxy way =
        Objects.requireNonNull(OutgoingProxy.parse("http://foo:bar@127.0.0.1:" + proxy.port()));
    OutgoingProxies proxies = new OutgoingProxies(way, way, List.of(exempt));
    return fixture.with(settings -> new SettingsChange(settings).proxies(proxies).done());
  }

  private ObjectNode service(String apiBackend) {
    ObjectNode service = fixture.service();
    proxy(service).put("api_backend", apiBackend).put("secret_token", "hush");
    return service;
  }

  @Test
  @ConformanceCase("GW-70")
  void an_http_upstream_is_asked_through_the_proxy_in_absolute_form() {
    proxied("127.0.0.1").serve(service("http://up:8000"));
    assertThat(fixture.get("/test?user_key=value").body()).isEqualTo("from the upstream");
    assertThat(proxy.requestLines())
        .containsExactly("GET http://up:8000/test?user_key=value HTTP/1.1");
    RawMessage request = proxy.requests().getFirst();
    assertThat(request.header("Host")).isEqualTo("up:8000");
    assertThat(request.header("Proxy-Authorization")).isEqualTo(CREDENTIALS);
    assertThat(request.header("X-3scale-proxy-secret-token")).isEqualTo("hush");
  }

  @Test
  @ConformanceCase("GW-70")
  void what_the_client_says_to_the_proxy_stands() {
    proxied("127.0.0.1").serve(service("http://up:8000"));
    fixture.get("/test?user_key=value", "Proxy-Authorization: Basic own");
    assertThat(proxy.requests().getFirst().all("Proxy-Authorization")).containsExactly("Basic own");
  }

  @Test
  @ConformanceCase("GW-71")
  void an_https_upstream_is_called_within_a_tunnel() {
    proxied("127.0.0.1").serve(service("https://up"));
    for (int i = 0; i < 2; i++) {
      assertThat(fixture.get("/test?user_key=value").body()).isEqualTo("over TLS");
    }
    RawMessage tunnel = proxy.requests().getFirst();
    assertThat(tunnel.start()).isEqualTo("CONNECT up:443 HTTP/1.1");
    assertThat(tunnel.header("Proxy-Authorization")).isEqualTo(CREDENTIALS);
    assertThat(tunnel.all("X-3scale-proxy-secret-token")).isEmpty();
    RawMessage inside = secure.requests().getLast();
    assertThat(inside.start()).isEqualTo("GET /test?user_key=value HTTP/1.1");
    assertThat(inside.header("Host")).isEqualTo("up");
    assertThat(inside.header("X-3scale-proxy-secret-token")).isEqualTo("hush");
    assertThat(inside.header("X-Real-IP")).isEqualTo("127.0.0.1");
    assertThat(inside.all("Proxy-Authorization")).isEmpty();
  }

  @Test
  void the_backend_is_asked_through_the_proxy_too() {
    proxied().serve(service("http://up:8000"));
    assertThat(fixture.get("/test?user_key=value").status()).isEqualTo(200);
    assertThat(proxy.requestLines().getFirst())
        .startsWith("GET " + fixture.backendUrl() + "/transactions/authrep.xml?");
    assertThat(fixture.backendQuery()).contains("user_key=value");
  }

  @Test
  void issuers_and_portals_are_asked_through_the_proxy_too() {
    try (IdentityProvider issuer = new IdentityProvider();
        TestPortal portal = new TestPortal()) {
      portal.publish(issuer.service(fixture));
      PortalSettings settings =
          new PortalSettings(
              portal.url(),
              Optional.empty(),
              Environment.PRODUCTION,
              Map.of(),
              List.of(),
              Duration.ofSeconds(20),
              true,
              "Tollgate/test");
      proxied()
          .start(
              new ConfigurationSource.Portal(
                  settings, fixture.directory, LoadRules.once(Environment.PRODUCTION)));
      assertThat(fixture.get("/", "Authorization: Bearer " + issuer.token()).status())
          .isEqualTo(200);
      assertThat(proxy.requestLines())
          .anyMatch(line -> line.startsWith("GET " + portal.url() + "/admin/api/account/"))
          .contains("GET " + issuer.issuer() + "/keys HTTP/1.1");
    }
  }

  @Test
  void a_proxy_that_grants_no_tunnel_is_answered_503_and_named_in_the_log() {
    proxy.answering("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
    proxied("127.0.0.1").serve(service("https://up"));
    assertThat(fixture.get("/test?user_key=value").status()).isEqualTo(503);
    assertThat(log.lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("up:443 via proxy 127.0.0.1:" + proxy.port())
                    .contains("answers 407 to CONNECT"))
        .noneMatch(line -> line.contains("Zm9vOmJhcg") || line.contains("foo:bar"));
  }

  @Test
  void a_proxy_that_is_down_is_answered_503_for_https_and_502_for_http() {
    ObjectNode plain = service("http://up:8000").put("id", 43);
    proxy(plain).putArray("hosts").add("plain");
    proxied("127.0.0.1").serve(service("https://up"), plain);
    proxy.close();
    assertThat(fixture.get("/test?user_key=value").status()).isEqualTo(503);
    assertThat(
            RawClient.exchange(
                    fixture.address(),
                    GatewayFixture.request("GET", "/?user_key=value", "plain", ""))
                .status())
        .isEqualTo(502);
  }

  @Test
  void a_link_local_address_behind_the_proxy_is_refused() {
    proxied("127.0.0.1").serve(service("http://169.254.169.254/latest"));
    assertThat(fixture.get("/test?user_key=value").status()).isEqualTo(502);
    assertThat(proxy.requests()).isEmpty();
  }

  @Test
  void the_policy_beats_the_environment_for_the_upstream_alone() {
    try (ForwardProxy own = new ForwardProxy().knows("up:8000", fixture.upstream.port())) {
      ObjectNode service = service("http://up:8000");
      chain(service, link("http_proxy", "\"http_proxy\":\"%s\"".formatted(own.url())), APICAST);
      // The environment's exceptions are not the policy's.
      proxied("up").serve(service);
      assertThat(fixture.get("/test?user_key=value").status()).isEqualTo(200);
      assertThat(own.requestLines())
          .containsExactly("GET http://up:8000/test?user_key=value HTTP/1.1");
      assertThat(own.requests().getFirst().all("Proxy-Authorization")).isEmpty();
      assertThat(proxy.requestLines())
          .singleElement()
          .satisfies(line -> assertThat(line).contains("/transactions/authrep.xml?"));
    }
  }

  @Test
  void the_policy_without_a_proxy_for_the_scheme_calls_directly() {
    ObjectNode service = fixture.service();
    chain(service, link("http_proxy", "\"https_proxy\":\"http://127.0.0.1:1\""), APICAST);
    proxied().serve(service);
    assertThat(fixture.get("/test?user_key=value").status()).isEqualTo(200);
    assertThat(proxy.requestLines()).allMatch(line -> line.contains("/transactions/"));
  }

  @Test
  void all_proxy_of_the_policy_stands_for_either_scheme() {
    ObjectNode plain = service("http://up:8000").put("id", 43);
    proxy(plain).putArray("hosts").add("plain");
    String all = link("http_proxy", "\"all_proxy\":\"%s\"".formatted(proxy.url()));
    fixture.serve(chain(service("https://up"), all, APICAST), chain(plain, all, APICAST));
    assertThat(fixture.get("/?user_key=value").body()).isEqualTo("over TLS");
    assertThat(
            RawClient.exchange(
                    fixture.address(),
                    GatewayFixture.request("GET", "/?user_key=value", "plain", ""))
                .body())
        .isEqualTo("from the upstream");
    assertThat(proxy.requestLines())
        .containsExactly("CONNECT up:443 HTTP/1.1", "GET http://up:8000/?user_key=value HTTP/1.1");
  }

  @Test
  void a_policy_with_another_kind_of_proxy_cannot_be_used() {
    ObjectNode service = fixture.service();
    chain(service, link("http_proxy", "\"all_proxy\":\"socks5://me:secret@x:1\""), APICAST);
    fixture.serve(service);
    assertThat(fixture.get("/test?user_key=value").status()).isEqualTo(500);
    assertThat(log.lines())
        .anyMatch(line -> line.contains("all_proxy must be the URL of a proxy"))
        .noneMatch(line -> line.contains("me:secret"));
  }

  @Test
  void websockets_pass_the_proxy() {
    try (ScriptedUpstream socket =
        new ScriptedUpstream(
            connection -> {
              connection.readHead();
              connection.send(
                  "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
              connection.send(connection.readExactly(4));
            })) {
      proxy.knows("socket:80", socket.port());
      ObjectNode service = service("ws://socket");
      proxied("127.0.0.1").serve(chain(service, link("websocket", ""), APICAST));
      try (RawClient client = fixture.client()) {
        client.send(
            GatewayFixture.request(
                "GET",
                "/?user_key=value",
                "localhost",
                "",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13"));
        assertThat(client.readHead().status()).isEqualTo(101);
        assertThat(client.send("ping").readExactly(4)).isEqualTo("ping");
      }
      assertThat(proxy.requestLines())
          .containsExactly("GET http://socket/?user_key=value HTTP/1.1");
    }
  }
}
