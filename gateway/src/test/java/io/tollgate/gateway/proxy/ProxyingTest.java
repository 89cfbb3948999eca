package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * What reaches the upstream, and what of its answer reaches the client (gateway.md, 2.6 to 2.8).
 */
class ProxyingTest {

  private static final String KEY = "?user_key=value";

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private ObjectNode anyMethod() {
    return GatewayFixture.rules(fixture.service(), rule("ANY", "/", 1));
  }

  private void assertPassed(RawMessage answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("from the upstream");
  }

  @ParameterizedTest
  @CsvSource({
    "/foo,/bar,/foo/bar",
    "/foo/,/bar,/foo/bar",
    "/foo,/,/foo",
    "/foo/,/,/foo/",
    "/,/bar,/bar",
    "'',/bar,/bar",
    "/foo,/a%20b%2Fc%2B,/foo/a%20b/c+"
  })
  @ConformanceCase("GW-55")
  void joins_the_base_path_of_the_upstream(String base, String path, String expected) {
    ObjectNode service = fixture.service();
    proxy(service).put("api_backend", fixture.upstreamUrl() + base);
    fixture.serve(service);
    assertPassed(fixture.get(path + KEY));
    assertThat(fixture.upstreamRequest().start()).isEqualTo("GET " + expected + KEY + " HTTP/1.1");
  }

  @Test
  @ConformanceCase("GW-56")
  void without_an_upstream_an_authorised_call_is_counted_and_not_found() {
    ObjectNode service = fixture.service();
    proxy(service).putNull("api_backend");
    fixture.serve(service);
    RawMessage answer = fixture.get("/" + KEY);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.all("Content-Type")).isEmpty();
    assertThat(fixture.backend.requests()).hasSize(1);
  }

  @Test
  @ConformanceCase("GW-57")
  void calls_the_upstream_by_its_configured_name() {
    ObjectNode service = fixture.service();
    proxy(service).put("hostname_rewrite", "h.example");
    fixture.serve(service);
    assertPassed(fixture.get("/" + KEY));
    assertThat(fixture.upstreamRequest().all("Host")).containsExactly("h.example");
  }

  @Test
  @ConformanceCase({"GW-57", "GW-10"})
  void calls_the_upstream_by_its_own_name_otherwise() {
    ObjectNode service = fixture.service();
    proxy(service).put("hostname_rewrite", "");
    fixture.serve(service);
    assertPassed(fixture.get("/" + KEY));
    assertThat(fixture.upstreamRequest().all("Host"))
        .containsExactly("127.0.0.1:" + fixture.upstream.port());
  }

  @Test
  @ConformanceCase("GW-58")
  void sends_the_secret_token_and_no_other() {
    ObjectNode service = fixture.service();
    proxy(service).put("secret_token", "t");
    fixture.serve(service);
    assertPassed(fixture.get("/" + KEY, "X-3scale-proxy-secret-token: evil"));
    assertThat(fixture.upstreamRequest().all("X-3scale-proxy-secret-token")).containsExactly("t");
  }

  @Test
  @ConformanceCase({"GW-58", "GW-59"})
  void does_not_forward_the_gateways_own_headers_of_a_client() {
    fixture.serve(fixture.service());
    assertPassed(
        fixture.get(
            "/" + KEY,
            "X-3scale-proxy-secret-token: evil",
            "X-3scale-grpc-secret-token: evil",
            "X-3scale-debug: wrong",
            "X-Tollgate-Anything: evil"));
    assertThat(fixture.upstreamRequest().headers())
        .noneMatch(h -> h.toLowerCase().startsWith("x-3scale") || h.contains("evil"));
  }

  @Test
  @ConformanceCase("GW-60")
  void tells_the_upstream_the_peer_and_passes_what_other_proxies_told() {
    fixture.serve(fixture.service());
    assertPassed(
        fixture.get(
            "/" + KEY,
            "X-Real-IP: 9.9.9.9",
            "X-Forwarded-For: 1.1.1.1",
            "X-Forwarded-Proto: https",
            "Forwarded: for=1.1.1.1"));
    RawMessage request = fixture.upstreamRequest();
    assertThat(request.all("X-Real-IP")).containsExactly("127.0.0.1");
    assertThat(request.all("X-Forwarded-For")).containsExactly("1.1.1.1");
    assertThat(request.all("X-Forwarded-Proto")).containsExactly("https");
    assertThat(request.all("Forwarded")).containsExactly("for=1.1.1.1");
    assertThat(request.all("Via")).isEmpty();
  }

  @Test
  @ConformanceCase("GW-61")
  void passes_unusual_names_and_the_order_of_equal_ones() {
    fixture.serve(fixture.service());
    assertPassed(
        fixture.get(
            "/" + KEY, "API_KEY: a", "Client.ID: b", "X-A: 1", "Authorization: Own x", "X-A: 2"));
    RawMessage request = fixture.upstreamRequest();
    assertThat(request.headers()).contains("API_KEY: a", "Client.ID: b", "Authorization: Own x");
    assertThat(request.all("X-A")).containsExactly("1", "2");
  }

  @Test
  void removes_what_is_meant_for_one_connection_only() {
    fixture.serve(fixture.service());
    assertPassed(
        fixture.get(
            "/" + KEY,
            "Connection: keep-alive, X-Hop, Content-Length",
            "Keep-Alive: 5",
            "X-Hop: 1",
            "TE: trailers",
            "Proxy-Connection: x",
            "Upgrade: h2c",
            "X-Stays: 1"));
    RawMessage request = fixture.upstreamRequest();
    assertThat(request.headers().stream().map(h -> h.substring(0, h.indexOf(':'))))
        .containsExactlyInAnyOrder("Host", "X-Stays", "X-Real-IP", "X-Request-Id");
  }

  @Test
  void nobody_can_have_the_length_of_a_body_removed() {
    fixture.serve(anyMethod());
    assertPassed(fixture.send("POST", "/" + KEY, "GET /", "Connection: content-length"));
    assertThat(fixture.upstreamRequest().body()).isEqualTo("GET /");
  }

  @Test
  void gives_a_request_an_id_unless_it_has_one() {
    fixture.serve(fixture.service());
    assertPassed(fixture.get("/" + KEY));
    assertPassed(fixture.get("/" + KEY, "X-Request-Id: mine"));
    assertThat(fixture.upstream.requests().get(0).header("X-Request-Id")).matches("[0-9a-f]{32}");
    assertThat(fixture.upstream.requests().get(1).all("X-Request-Id")).containsExactly("mine");
  }

  @Test
  @ConformanceCase("GW-62")
  void passes_redirects_to_the_client() {
    fixture.serve(fixture.service());
    fixture.upstreamAnswer =
        "HTTP/1.1 302 Found\r\nLocation: http://up:8000/x\r\nContent-Length: 0\r\n\r\n";
    RawMessage answer = fixture.get("/" + KEY);
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("http://up:8000/x");
  }

  @Test
  void passes_an_answers_headers_but_for_those_of_its_connection_and_server() {
    fixture.serve(fixture.service());
    fixture.upstreamAnswer =
        "HTTP/1.1 201 Made\r\nServer: up\r\nDate: long ago\r\nX-Accel-Redirect: /x\r\n"
            + "Connection: keep-alive, X-Hop\r\nX-Hop: 1\r\nKeep-Alive: 5\r\nSet-Cookie: a=1\r\n"
            + "Set-Cookie: b=2\r\nContent-Length: 2\r\n\r\nok";
    RawMessage answer = fixture.get("/" + KEY);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(answer.all("Set-Cookie")).containsExactly("a=1", "b=2");
    assertThat(answer.all("Date")).noneMatch(d -> d.equals("long ago"));
    assertThat(answer.headers())
        .noneMatch(
            h ->
                h.startsWith("Server")
                    || h.startsWith("X-Accel")
                    || h.startsWith("X-Hop")
                    || h.startsWith("Keep-Alive"));
  }

  @Test
  @ConformanceCase("GW-72")
  void forwards_path_and_query_byte_for_byte() {
    fixture.serve(fixture.service());
    assertPassed(fixture.get("/foo%20bar?a=%2F&b&user_key=value&c=d+e"));
    assertThat(fixture.upstreamRequest().start())
        .isEqualTo("GET /foo%20bar?a=%2F&b&user_key=value&c=d+e HTTP/1.1");
  }

  @Test
  void the_query_of_the_upstreams_url_replaces_the_clients() {
    ObjectNode service = fixture.service();
    proxy(service).put("api_backend", fixture.upstreamUrl() + "/base?own=1");
    fixture.serve(service);
    assertPassed(fixture.get("/x" + KEY));
    assertThat(fixture.upstreamRequest().start()).isEqualTo("GET /base/x?own=1 HTTP/1.1");
  }

  @Test
  void bytes_beyond_ascii_keep_their_value_in_an_escape() {
    fixture.serve(fixture.service());
    assertPassed(fixture.get("/caf\u00e9/x?q=\u00ff&user_key=value"));
    assertThat(fixture.upstreamRequest().start())
        .isEqualTo("GET /caf%E9/x?q=%FF&user_key=value HTTP/1.1");
  }

  @Test
  void adds_the_peer_to_the_addresses_other_proxies_told_when_asked_to() {
    fixture
        .with(
            settings -> {
              UpstreamSettings standard = UpstreamSettings.DEFAULT;
              return new SettingsChange(settings)
                  .upstream(
                      new UpstreamSettings(
                          standard.limits(),
                          standard.timeouts(),
                          false,
                          ForwardedMode.APPEND,
                          false,
                          standard.retryCases()))
                  .done();
            })
        .serve(fixture.service());
    assertPassed(fixture.get("/" + KEY, "X-Forwarded-For: 1.1.1.1"));
    assertPassed(fixture.get("/" + KEY));
    assertThat(fixture.upstream.requests().get(0).all("X-Forwarded-For"))
        .containsExactly("1.1.1.1, 127.0.0.1");
    assertThat(fixture.upstream.requests().get(1).all("X-Forwarded-For"))
        .containsExactly("127.0.0.1");
    assertThat(fixture.upstream.requests().get(1).all("X-Request-Id")).isEmpty();
  }

  @Test
  void takes_the_host_of_an_absolute_target() {
    fixture.serve(fixture.service());
    RawMessage answer =
        RawClient.exchange(
            fixture.address(),
            "GET http://LOCALHOST:80/a" + KEY + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertPassed(answer);
    assertThat(fixture.upstreamRequest().start()).isEqualTo("GET /a" + KEY + " HTTP/1.1");
  }
}
