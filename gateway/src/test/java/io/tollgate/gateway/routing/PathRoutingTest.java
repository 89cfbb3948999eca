package io.tollgate.gateway.routing;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.GatewayFixture.rules;
import static io.tollgate.gateway.testkit.PolicyLinks.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Services that share a host (gateway.md, 2.2). */
class PathRoutingTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private ObjectNode service(int id, String path, String base, int noMatch) {
    ObjectNode service = fixture.service();
    service.put("id", id);
    proxy(service).putArray("hosts").add("localhost");
    proxy(service).put("api_backend", fixture.upstreamUrl() + base);
    proxy(service).put("error_status_no_match", noMatch);
    return rules(service, rule("GET", path, 1));
  }

  private void serve(PathRouting mode) {
    fixture
        .with(settings -> new SettingsChange(settings).pathRouting(mode).done())
        .serve(service(42, "/one", "/a", 411), service(21, "/two", "/b", 412));
  }

  private String forwarded(String target) {
    assertThat(fixture.get(target).status()).as(target).isEqualTo(200);
    return target(fixture.upstream.requests().getLast());
  }

  @Test
  @ConformanceCase("GW-32")
  void the_first_service_with_a_fitting_rule_gets_the_call() {
    serve(PathRouting.ON);
    assertThat(forwarded("/one?user_key=value")).isEqualTo("/a/one?user_key=value");
    assertThat(forwarded("/two?user_key=value")).isEqualTo("/b/two?user_key=value");
    assertThat(target(fixture.backend.requests().getLast())).contains("service_id=21");
    assertThat(forwarded("/x/../two?user_key=value")).isEqualTo("/b/two?user_key=value");
  }

  @Test
  @ConformanceCase("GW-33")
  void the_hosts_first_service_answers_calls_that_fit_no_rule() {
    serve(PathRouting.ON);
    assertThat(fixture.get("/three?user_key=value").status()).isEqualTo(411);
  }

  @Test
  @ConformanceCase("GW-34")
  void calls_that_fit_no_rule_can_be_nobodys() {
    serve(PathRouting.ONLY);
    RawMessage answer = fixture.get("/three?user_key=value");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
    assertThat(forwarded("/two?user_key=value")).isEqualTo("/b/two?user_key=value");
  }

  @Test
  void without_path_routing_the_host_has_one_service() {
    serve(PathRouting.OFF);
    assertThat(fixture.get("/two?user_key=value").status()).isEqualTo(411);
  }

  @Test
  void parameters_tell_services_apart_as_well() {
    ObjectNode first = service(42, "/one?v=1", "/a", 411);
    ((ObjectNode) proxy(first).get("proxy_rules").get(0))
        .putObject("querystring_parameters")
        .put("v", "1");
    fixture
        .with(settings -> new SettingsChange(settings).pathRouting(PathRouting.ON).done())
        .serve(first, service(21, "/one", "/b", 412));
    assertThat(forwarded("/one?v=1&user_key=value")).startsWith("/a/one");
    assertThat(forwarded("/one?v=2&user_key=value")).startsWith("/b/one");
  }
}
