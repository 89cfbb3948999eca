package io.tollgate.gateway.log;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.proxy.UpstreamSettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The texts of the error log that operators search for, and the facts beside them (4.2, 4.3). */
class ErrorLinesTest {

  private final LoggedLines log = new LoggedLines();
  private GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private void assertLogged(String start) {
    assertThat(log.lines()).anyMatch(line -> line.startsWith(start + ", client: 127.0.0.1"));
  }

  @Test
  void could_not_find_service_for_host() {
    fixture.serve(fixture.service());
    RawClient.exchange(fixture.address(), GatewayFixture.request("GET", "/", "Nowhere", ""));
    assertLogged("could not find service for host: nowhere");
  }

  @Test
  void could_not_find_upstream_for_service() {
    ObjectNode service = fixture.service();
    proxy(service).putNull("api_backend");
    fixture.serve(service);
    fixture.get("/?user_key=value");
    assertLogged("could not find upstream for service: 42");
  }

  @Test
  void no_rules_matched_for_service() {
    fixture.serve(fixture.service());
    fixture.send("POST", "/?user_key=value", "");
    assertLogged("no rules matched for service 42");
  }

  @Test
  void no_credentials_provided_for_service() {
    fixture.serve(fixture.service());
    fixture.get("/");
    assertLogged("no credentials provided for service 42");
  }

  private void refuse(String status, String reason) {
    fixture.serve(fixture.service());
    fixture.backendAnswer =
        "HTTP/1.1 %s\r\nContent-Length: 0\r\n3scale-rejection-reason: %s\r\n\r\n"
            .formatted(status, reason);
    fixture.get("/?user_key=value");
  }

  @Test
  void authorization_failed_for_service() {
    refuse("403 Forbidden", "user_key_invalid");
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.startsWith("authorization failed for service 42 (403 user_key_invalid): Use"));
  }

  @Test
  void limits_exceeded_for_service() {
    refuse("409 Conflict", "limits_exceeded");
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.startsWith("limits exceeded for service 42 (409 limits_exceeded): Wait for"));
  }

  @Test
  void host_already_defined_and_hosts_of_an_added_service() {
    ObjectNode first = fixture.service();
    first.put("id", 1);
    proxy(first).putArray("hosts").add("a").add("b");
    ObjectNode second = fixture.service();
    second.put("id", 2);
    proxy(second).putArray("hosts").add("B").add("c");
    fixture.serve(first, second);
    assertThat(log.lines())
        .contains(
            "host b for service 2 already defined by service 1",
            "added service 1 configuration with hosts: a, b",
            "added service 2 configuration with hosts: c");
  }

  private GatewayFixture silent() {
    fixture.close();
    fixture =
        new GatewayFixture(
            connection -> {
              connection.readRequest();
              connection.readToEnd();
            });
    UpstreamSettings usual = UpstreamSettings.DEFAULT;
    Duration second = Duration.ofSeconds(1);
    return fixture.with(
        settings ->
            new SettingsChange(settings)
                .upstream(
                    new UpstreamSettings(
                        usual.limits(),
                        new UpstreamTimeouts(second, second, second),
                        usual.verify(),
                        usual.forwarded(),
                        usual.requestId(),
                        usual.retryCases()))
                .done());
  }

  @Test
  void facts_of_an_upstream_that_timed_out_stand_in_text_and_apart() {
    GatewayFixture gateway = silent();
    ObjectNode service = gateway.service();
    proxy(service).put("api_backend", "http://localhost:" + gateway.upstream.port() + "/base");
    gateway.serve(service);
    String request = "GET /x?a=b&user_key=*** HTTP/1.1";
    RawMessage answer = gateway.get("/x?a=b&user_key=value");
    String start = "upstream timed out (110: Connection timed out) while ";
    String upstream = "http://localhost:" + gateway.upstream.port() + "/base/x?a=b&user_key=***";
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.equals(
                    start
                        + "reading response header from upstream, client: 127.0.0.1, server: words,"
                        + " request: \"%s\", upstream: \"%s\", host: \"localhost\", peer: %s (127.0.0.1),"
                            .formatted(request, upstream, "localhost:" + gateway.upstream.port())
                        + " request_id: "
                        + answer.header("X-Request-Id")));
    assertThat(log.facts(start))
        .containsEntry("client", "127.0.0.1")
        .containsEntry("server", "words")
        .containsEntry("request", request)
        .containsEntry("upstream", upstream)
        .containsEntry("host", "localhost")
        .containsEntry("request_id", answer.header("X-Request-Id"))
        .containsEntry("connection", 1L);
  }

  @Test
  void a_backend_that_timed_out_is_a_subrequest() {
    GatewayFixture gateway = silent();
    ObjectNode service = gateway.service();
    proxy(service).putObject("backend").put("endpoint", gateway.upstreamUrl());
    gateway
        .with(
            settings ->
                new SettingsChange(settings)
                    .backend(ImpatientBackend.of(settings.backend()))
                    .done())
        .serve(service);
    assertThat(gateway.get("/x?user_key=value").status()).isEqualTo(403);
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.startsWith(
                        "upstream timed out (110: Connection timed out) while reading response"
                            + " header from upstream, peer: 127.0.0.1:")
                    && line.contains(
                        ", client: 127.0.0.1, server: words, request: \"GET /x?user_key=***")
                    && line.contains(
                        ", subrequest: \"/threescale_authrep\", upstream: \""
                            + gateway.upstreamUrl()));
  }

  @Test
  void a_call_has_one_id_in_the_log_at_the_upstream_and_in_own_answers() {
    fixture.serve(fixture.service());
    fixture.get("/?user_key=value");
    assertThat(fixture.upstreamRequest().header("X-Request-Id")).matches("[0-9a-f]{32}");
    RawMessage refused = fixture.get("/");
    assertThat(log.facts("no credentials"))
        .containsEntry("request_id", refused.header("X-Request-Id"));
  }

  @Test
  void the_clients_id_goes_to_the_upstream_and_not_into_the_gateways_own() {
    fixture.serve(fixture.service());
    fixture.get("/?user_key=value", "X-Request-Id: mine");
    assertThat(fixture.upstreamRequest().all("X-Request-Id")).containsExactly("mine");
    assertThat(fixture.get("/", "X-Request-Id: mine").header("X-Request-Id"))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void a_client_cannot_forge_lines() {
    fixture.serve(fixture.service());
    RawClient.exchange(
        fixture.address(), GatewayFixture.request("GET", "/?a=\"\u00e4%0a\\", "unknown", ""));
    assertThat(log.lines())
        .anyMatch(line -> line.contains("request: \"GET /?a=\\x22\\xE4%0a\\x5C HTTP/1.1\""));
  }
}
