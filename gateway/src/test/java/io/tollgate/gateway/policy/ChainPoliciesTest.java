package io.tollgate.gateway.policy;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.GatewayFixture.rules;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static io.tollgate.gateway.testkit.PolicyLinks.target;
import static io.tollgate.gateway.testkit.PolicyLinks.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Policies about what becomes of a call: refused, counted, answered otherwise (gateway.md, 5.3).
 */
class ChainPoliciesTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static final String UNKNOWN = link("unknown", "");

  @Test
  @ConformanceCase("GW-124")
  void maintenance_answers_in_place_of_the_upstream() {
    fixture.serve(chain(fixture.service(), link("maintenance_mode", ""), APICAST));
    RawMessage answer = fixture.get("/?user_key=value");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("Service Unavailable - Maintenance\n");
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-124")
  void maintenance_can_be_that_of_one_upstream() {
    String condition =
        """
        "status":500,"message":"closed","condition":{"operations":[
          {"left":"{{ upstream.host }}","left_type":"liquid","op":"==","right":"%s"}]}
        """;
    ObjectNode closed =
        chain(
            fixture.service(), link("maintenance_mode", condition.formatted("127.0.0.1")), APICAST);
    ObjectNode open =
        chain(fixture.service(), link("maintenance_mode", condition.formatted("other")), APICAST);
    proxy(open).putArray("hosts").add("open");
    open.put("id", 43);
    fixture.serve(closed, open);
    RawMessage answer = fixture.get("/?user_key=value");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("closed\n");
    assertThat(
            RawClient.exchange(
                    fixture.address(),
                    GatewayFixture.request("GET", "/?user_key=value", "open", ""))
                .status())
        .isEqualTo(200);
  }

  @Test
  @ConformanceCase("GW-129")
  void on_failed_says_what_a_failed_policy_answers() {
    fixture.serve(chain(fixture.service(), UNKNOWN, APICAST, link("on_failed", "")));
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(503);
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-129")
  void on_failed_closes_the_chain_in_the_reference_profile_too() {
    fixture.with(SettingsChange::apicast);
    fixture.serve(
        chain(
            fixture.service(),
            link("on_failed", "\"error_status_code\":418"),
            link("headers", "\"request\":[{\"op\":\"turn\"}]"),
            APICAST));
    RawMessage answer = fixture.get("/?user_key=value");
    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html");
  }

  @Test
  @ConformanceCase("GW-130")
  void soap_counts_by_the_action_of_the_content_type_before_that_of_the_header() {
    String soap =
        link(
            "soap",
            """
            "mapping_rules":[
              {"pattern":"/soap/one$","metric_system_name":"one","delta":1},
              {"pattern":"/soap/two$","metric_system_name":"hits","delta":3}]
            """);
    fixture.serve(chain(fixture.service(), soap, APICAST));
    fixture.get(
        "/?user_key=value",
        "SOAPAction: \"/soap/one\"",
        "Content-Type: application/soap+xml;charset=utf-8; action=\"http://x.example/soap/two\"");
    assertThat(fixture.backendQuery()).contains("usage%5Bhits%5D=5").doesNotContain("one");
    fixture.get("/?user_key=value", "SOAPAction: \"urn:x\"");
    fixture.get("/?user_key=value", "SOAPAction: http://x.example/soap/one");
    assertThat(target(fixture.backend.requests().get(2))).contains("usage%5Bone%5D=1");
  }

  @Test
  @ConformanceCase("GW-130")
  void soap_behind_apicast_counts_as_well() {
    ObjectNode service =
        chain(
            fixture.service(),
            APICAST,
            link(
                "soap",
                "\"mapping_rules\":[{\"pattern\":\"/a\",\"metric_system_name\":\"soap\",\"delta\":1}]"));
    fixture.serve(rules(service));
    assertThat(fixture.get("/?user_key=value", "SOAPAction: /a").status()).isEqualTo(200);
    assertThat(fixture.backendQuery()).contains("usage%5Bsoap%5D=1");
  }

  @Test
  @ConformanceCase("GW-132")
  void statuses_are_overwritten_also_of_refusals() {
    fixture.serve(
        chain(
            fixture.service(),
            APICAST,
            link(
                "statuscode_overwrite",
                """
                "http_statuses":[{"upstream":200,"apicast":201},{"upstream":403,"apicast":410},
                  {"upstream":204,"apicast":200},{"upstream":500,"apicast":204}]
                """)));
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(201);
    assertThat(fixture.get("/").status()).isEqualTo(410);
    fixture.upstreamAnswer = "HTTP/1.1 204 No Content\r\n\r\n";
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(204);
    fixture.upstreamAnswer = "HTTP/1.1 500 Oops\r\nContent-Length: 1\r\n\r\nx";
    assertThat(fixture.get("/?user_key=value").body()).isEqualTo("x");
  }

  @Test
  void an_inner_chain_takes_part_where_its_condition_holds() {
    String inner =
        """
        "condition":{"operations":[
          {"left":"{{ headers['X-Inner'] }}","left_type":"liquid","op":"==","right":"yes"}]},
        "policy_chain":[
          {"name":"headers","version":"builtin","configuration":{
            "request":[{"op":"push","header":"X-Seen","value":"inner"}],
            "response":[{"op":"push","header":"X-Answer","value":"inner"}]}},
          %s]
        """;
    String maintenance =
        link(
            "maintenance_mode",
            "\"condition\":{\"operations\":[{\"left\":\"{{ path }}\",\"left_type\":\"liquid\","
                + "\"op\":\"==\",\"right\":\"/closed\"}]}");
    fixture.serve(
        chain(fixture.service(), link("conditional", inner.formatted(maintenance)), APICAST));
    RawMessage with = fixture.get("/?user_key=value", "X-Inner: yes");
    assertThat(with.all("X-Answer")).containsExactly("inner");
    assertThat(fixture.upstreamRequest().all("X-Seen")).containsExactly("inner");
    assertThat(fixture.get("/closed?user_key=value", "X-Inner: yes").status()).isEqualTo(503);
    RawMessage without = fixture.get("/closed?user_key=value");
    assertThat(without.status()).isEqualTo(200);
    assertThat(without.all("X-Answer")).isEmpty();
  }

  @Test
  void an_inner_chain_may_wait_and_goes_on_where_it_was() {
    String counting =
        link("headers", "\"request\":[{\"op\":\"push\",\"header\":\"X-Once\",\"value\":\"1\"}]");
    fixture.serve(
        chain(
            rules(fixture.service(), rule("POST", "/", 1)),
            link("headers", ""),
            within(within(counting, APICAST))));
    RawMessage answer =
        fixture.send(
            "POST", "/", "user_key=value", "Content-Type: application/x-www-form-urlencoded");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(fixture.upstreamRequest().all("X-Once")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource
  void an_inner_policy_that_cannot_be_made_closes_a_service_with_on_failed(Profile profile) {
    fixture.with(settings -> new SettingsChange(settings).profile(profile).done());
    fixture.serve(
        chain(
            fixture.service(),
            within(UNKNOWN),
            APICAST,
            link("on_failed", "\"error_status_code\":502")));
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(502);
  }

  @ParameterizedTest
  @EnumSource
  void an_inner_policy_that_cannot_be_made_is_left_out_in_one_profile_only(Profile profile) {
    fixture.with(settings -> new SettingsChange(settings).profile(profile).done());
    fixture.serve(chain(fixture.service(), within(UNKNOWN), APICAST));
    assertThat(fixture.get("/?user_key=value").status())
        .isEqualTo(profile == Profile.SEED ? 500 : 200);
  }
}
