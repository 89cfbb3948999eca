package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.http.testkit.RawMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Small policies around a call (gateway.md, 5.3). */
class EdgePoliciesTest {

  private static final String TARGET = "/?user_key=value";

  private final LoggedLines log = new LoggedLines();
  private GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private static String userKey(String key) {
    return link("default_credentials", "\"auth_type\":\"user_key\",\"user_key\":\"" + key + "\"");
  }

  @Test
  @ConformanceCase("GW-117")
  void a_call_without_a_key_has_the_default_one() {
    fixture.serve(chain(fixture.service(), userKey("everybody"), APICAST));
    assertThat(fixture.get("/").status()).isEqualTo(200);
    assertThat(fixture.get("/?user_key=own").status()).isEqualTo(200);
    assertThat(fixture.backend.requests())
        .extracting(RawMessage::start)
        .satisfiesExactly(
            first -> assertThat(first).contains("user_key=everybody"),
            second -> assertThat(second).contains("user_key=own").doesNotContain("everybody"));
  }

  @Test
  @ConformanceCase("GW-117")
  void default_ids_and_keys_stand_in_only_for_both() {
    ObjectNode service = fixture.service();
    service.put("backend_version", "2");
    fixture.serve(
        chain(
            service,
            link(
                "default_credentials",
                "\"auth_type\":\"app_id_and_app_key\",\"app_id\":\"i\",\"app_key\":\"k\""),
            APICAST));
    assertThat(fixture.get("/").status()).isEqualTo(200);
    assertThat(fixture.backendQuery()).contains("app_id=i").contains("app_key=k");
    assertThat(fixture.get("/?app_id=own").status()).isEqualTo(403);
    assertThat(fixture.get("/?app_key=own").status()).isEqualTo(403);
    assertThat(fixture.backend.requests()).hasSize(1);
  }

  @Test
  void default_credentials_of_another_kind_have_no_effect() {
    ObjectNode service = fixture.service();
    service.put("backend_version", "2");
    fixture.serve(chain(service, userKey("everybody"), APICAST));
    assertThat(fixture.get("/").status()).isEqualTo(403);
    assertThat(log.lines())
        .anyMatch(line -> line.contains("default_credentials") && line.contains("no effect"));
  }

  @Test
  void headers_of_conditional_requests_are_passed_on_or_dropped() {
    fixture.serve(
        chain(
            fixture.service(),
            link(
                "nginx_filters",
                """
                "headers":[{"name":"If-Match","append":true},{"name":"If-None-Match","append":false}]
                """),
            APICAST));
    fixture.get(TARGET, "If-Match: a", "If-None-Match: b");
    assertThat(fixture.upstreamRequest().all("If-Match")).containsExactly("a");
    assertThat(fixture.upstreamRequest().all("If-None-Match")).isEmpty();
  }

  private void serveSilent(String connection) {
    fixture.close();
    fixture =
        new GatewayFixture(
            side -> {
              side.readRequest();
              side.readToEnd();
            });
    ObjectNode service = fixture.service();
    fixture.serve(chain(service, link("upstream_connection", connection), APICAST));
  }

  @Test
  @ConformanceCase("GW-64")
  void an_upstream_is_waited_for_as_long_as_the_service_says() {
    serveSilent("\"read_timeout\":0.5");
    long start = System.nanoTime();
    assertThat(fixture.get(TARGET).status()).isEqualTo(504);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(350), Duration.ofSeconds(20));
  }

  @Test
  void a_timeout_of_nothing_is_refused() {
    fixture.serve(
        chain(fixture.service(), link("upstream_connection", "\"connect_timeout\":0"), APICAST));
    assertThat(fixture.get(TARGET).status()).isEqualTo(500);
    assertThat(log.lines())
        .anyMatch(line -> line.contains("configuration.connect_timeout must be seconds"));
  }
}
