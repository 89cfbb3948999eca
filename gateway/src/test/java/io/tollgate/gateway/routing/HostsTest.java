package io.tollgate.gateway.routing;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Which service a host means (gateway.md, 2.2). */
class HostsTest {

  private final GatewayFixture fixture = new GatewayFixture();
  private final LoggedLines log = new LoggedLines();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private RawMessage get(String host, String target) {
    return RawClient.exchange(fixture.address(), request("GET", target, host, ""));
  }

  private ObjectNode service(int id, String name, String... hosts) {
    ObjectNode service = fixture.service();
    service.put("id", id).put("system_name", name);
    proxy(service).put("error_auth_missing", "this is " + name);
    var array = proxy(service).putArray("hosts");
    for (String host : hosts) {
      array.add(host);
    }
    return service;
  }

  @Test
  @ConformanceCase("GW-28")
  void an_unknown_host_is_not_found_without_a_word() {
    fixture.serve(fixture.service());
    RawMessage answer = get("unknown.example", "/?user_key=value");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.all("Content-Type")).isEmpty();
    assertThat(log.lines())
        .anyMatch(line -> line.startsWith("could not find service for host: unknown.example"));
  }

  @Test
  @ConformanceCase("GW-29")
  void an_empty_configuration_knows_no_host() {
    fixture.serveDocument("{}");
    assertThat(get("localhost", "/").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOCALHOST:8080", "localhost.", "localhost:1"})
  @ConformanceCase("GW-31")
  void letter_case_port_and_final_dot_do_not_matter(String host) {
    fixture.serve(fixture.service());
    assertThat(get(host, "/?user_key=value").status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("GW-31")
  void a_configured_host_may_have_capitals() {
    fixture.serve(service(1, "one", "Foo.Example"));
    assertThat(get("foo.example", "/").body()).isEqualTo("this is one");
  }

  @Test
  @ConformanceCase("GW-31")
  void of_two_services_with_one_host_the_first_keeps_it() {
    fixture.serve(service(1, "one", "foo"), service(2, "two", "foo", "bar"));
    assertThat(get("foo", "/").body()).isEqualTo("this is one");
    assertThat(get("bar", "/").body()).isEqualTo("this is two");
    assertThat(log.lines()).contains("host foo for service 2 already defined by service 1");
  }

  @Test
  void the_default_service_owns_every_other_host() {
    fixture
        .with(settings -> new SettingsChange(settings).defaultService("two").done())
        .serve(service(1, "one", "foo"), service(2, "two", "bar"));
    assertThat(get("foo", "/").body()).isEqualTo("this is one");
    assertThat(get("whatever", "/").body()).isEqualTo("this is two");
    assertThat(RawClient.exchange(fixture.address(), "GET / HTTP/1.0\r\n\r\n").body())
        .isEqualTo("this is two");
  }

  @Test
  @ConformanceCase("GW-35")
  void answers_health_checks_under_any_host() {
    fixture.serve(fixture.service());
    RawMessage answer = get("unknown.example", "/_threescale/healthz");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(get("localhost", "/_threescale/healthz?x").status()).isEqualTo(200);
    assertThat(get("localhost", "/_threescale/healthzz").status()).isEqualTo(403);
  }
}
