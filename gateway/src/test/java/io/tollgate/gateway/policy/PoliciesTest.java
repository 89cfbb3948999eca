package io.tollgate.gateway.policy;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.BackendScript;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The chain and the built-in policies (gateway.md, 5). */
class PoliciesTest {

  private static final String TARGET = "/?user_key=value";

  private final GatewayFixture fixture = new GatewayFixture();
  private final LoggedLines log = new LoggedLines();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private void serve(String... chain) {
    fixture.serve(chain(fixture.service(), chain));
  }

  private static String headers(String configuration) {
    return link("headers", configuration);
  }

  @Test
  @ConformanceCase("GW-116")
  void changes_the_headers_of_requests() {
    serve(
        headers(
            """
            "request":[
              {"op":"set","header":"X-Set","value":"new"},
              {"op":"set","header":"X-Gone","value":""},
              {"op":"add","header":"X-Absent","value":"x"},
              {"op":"add","header":"X-There","value":"2"},
              {"op":"push","header":"X-Pushed","value":"p","value_type":"plain"},
              {"op":"delete","header":"X-Deleted"}]
            """),
        APICAST);
    assertThat(
            fixture.get(TARGET, "X-Set: old", "X-Gone: 1", "X-There: 1", "X-Deleted: 1").status())
        .isEqualTo(200);
    RawMessage request = fixture.upstreamRequest();
    assertThat(request.all("X-Set")).containsExactly("new");
    assertThat(request.all("X-Gone")).isEmpty();
    assertThat(request.all("X-Absent")).isEmpty();
    assertThat(request.all("X-There")).containsExactly("1", "2");
    assertThat(request.all("X-Pushed")).containsExactly("p");
    assertThat(request.all("X-Deleted")).isEmpty();
  }

  @Test
  @ConformanceCase("GW-116")
  void changes_the_headers_of_answers_also_of_refusals() {
    serve(
        headers(
            """
            "response":[
              {"op":"set","header":"X-Own","value":"line\\r\\nX-Evil: 1"},
              {"op":"set","header":"X-Up","value":""}]
            """),
        APICAST);
    fixture.upstreamAnswer = "HTTP/1.1 200 OK\r\nX-Up: 1\r\nContent-Length: 0\r\n\r\n";
    RawMessage passed = fixture.get(TARGET);
    assertThat(passed.all("X-Own")).containsExactly("lineX-Evil: 1");
    assertThat(passed.all("X-Evil")).isEmpty();
    assertThat(passed.all("X-Up")).isEmpty();
    RawMessage refused = fixture.get("/");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.all("X-Own")).hasSize(1);
  }

  @Test
  void echo_answers_instead_of_the_upstream_once_the_call_is_authorised() {
    serve(link("echo", "\"status\":202"), APICAST);
    RawMessage text = fixture.get(TARGET);
    assertThat(text.status()).isEqualTo(202);
    assertThat(text.body()).isEqualTo("GET /?user_key=value HTTP/1.1\n");
    RawMessage json = fixture.get(TARGET, "Accept: application/json");
    assertThat(json.body()).isEqualTo("{\"request\":\"GET /?user_key=value HTTP/1.1\"}");
    assertThat(fixture.get("/").status()).isEqualTo(403);
    BackendScript.calls(fixture, 2);
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @Test
  void echo_can_end_a_call_at_once() {
    serve(link("apicast.policy.echo", "\"status\":204,\"exit\":\"request\""), APICAST);
    try (var client = fixture.client()) {
      client.send(GatewayFixture.request("GET", "/", "localhost", ""));
      assertThat(client.readHead().status()).isEqualTo(204);
    }
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-128")
  void an_unknown_policy_closes_its_service_and_no_other() {
    ObjectNode other = fixture.service();
    other.put("id", 43);
    proxy(other).putArray("hosts").add("other");
    fixture.serve(chain(fixture.service(), link("unknown", ""), APICAST), other);
    RawMessage answer = fixture.get(TARGET);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html");
    assertThat(answer.body()).contains("500 Internal Server Error").doesNotContain("unknown");
    assertThat(fixture.backend.requests()).isEmpty();
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.contains(
                    "proxy.policy_chain[0] is unknown builtin, which this gateway does not have"
                        + " (it has: "));
    RawMessage elsewhere =
        RawClient.exchange(fixture.address(), GatewayFixture.request("GET", TARGET, "other", ""));
    assertThat(elsewhere.status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("GW-128")
  void an_unknown_policy_is_left_out_in_the_reference_profile() {
    fixture.with(SettingsChange::apicast);
    serve("{\"name\":\"unknown\",\"version\":\"1\"}", APICAST);
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
  }

  @Test
  void a_wrong_configuration_closes_its_service_and_names_the_field() {
    serve(headers("\"request\":[{\"op\":\"turn\",\"header\":\"X\"}]"), APICAST);
    assertThat(fixture.get(TARGET).status()).isEqualTo(500);
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.contains(
                    "proxy.policy_chain[0].configuration.request[0].op must be add, push, set or"
                        + " delete"));
  }

  @Test
  void the_length_of_a_body_is_nobodys_to_change() {
    serve(headers("\"request\":[{\"op\":\"delete\",\"header\":\"Content-Length\"}]"), APICAST);
    assertThat(fixture.get(TARGET).status()).isEqualTo(500);
    assertThat(log.lines()).anyMatch(line -> line.contains("request[0].header must not be"));
  }

  @Test
  void a_chain_without_apicast_forwards_nothing_and_warns() {
    serve(headers(""));
    assertThat(fixture.get(TARGET).status()).isEqualTo(404);
    assertThat(log.lines()).anyMatch(line -> line.contains("proxy.policy_chain has no apicast"));
  }
}
