package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls by the address they come from (gateway.md, 5.3, ip_check). */
class IpCheckTest {

  private static final String TARGET = "/?user_key=value";

  private final GatewayFixture fixture = new GatewayFixture();
  private final LoggedLines log = new LoggedLines();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private void serve(String configuration) {
    fixture.serve(chain(fixture.service(), link("ip_check", configuration), APICAST));
  }

  @Test
  @ConformanceCase("GW-118")
  void refuses_a_caller_who_is_not_on_the_list() {
    serve("\"check_type\":\"whitelist\",\"ips\":[\"9.9.9.9\"]");
    RawMessage answer = fixture.get(TARGET);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("IP address not allowed\n");
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-82")
  void after_apicast_a_refused_call_has_been_counted() {
    fixture.serve(
        chain(
            fixture.service(),
            APICAST,
            link("ip_check", "\"check_type\":\"whitelist\",\"ips\":[\"9.9.9.9\"]")));
    RawMessage answer = fixture.get(TARGET);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("IP address not allowed\n");
    assertThat(fixture.backend.requests()).hasSize(1);
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "whitelist, 10.0.0.0/8,       10.255.0.1,            200",
    "whitelist, 10.0.0.0/8,       11.0.0.1,              403",
    "whitelist, 10.1.2.0/23,      10.1.3.9,              200",
    "whitelist, 10.1.2.0/23,      10.1.4.0,              403",
    "blacklist, 10.1.2.0/23,      10.1.3.9,              403",
    "blacklist, 10.1.2.0/23,      10.1.4.0,              200",
    "whitelist, 2001:db8::/33,    2001:db8:7fff::1,      200",
    "whitelist, 2001:db8::/33,    2001:db8:8000::1,      403",
    "whitelist, ::ffff:10.0.0.1,  10.0.0.1,              200",
    "blacklist, 10.0.0.1,         ::ffff:10.0.0.1,       403",
    "whitelist, 0.0.0.0/0,        2001:db8::1,           403",
    "whitelist, 10.0.0.1,         10.0.0.1:4711,         200",
    "whitelist, 2001:db8::1,      [2001:db8::1]:4711,    200",
    "whitelist, 10.0.0.1,         '10.0.0.1, 10.0.0.2',  200",
    "whitelist, 10.0.0.2,         '10.0.0.1, 10.0.0.2',  403",
    "whitelist, 0.0.0.0/0,        unknown,               403",
    "blacklist, 0.0.0.0/0,        unknown,               403",
    "blacklist, 10.0.0.1,         '',                    403",
  })
  void compares_addresses_of_both_families(
      String type, String range, String forwardedFor, int status) {
    serve(
        "\"check_type\":\"%s\",\"ips\":[\"%s\"],\"client_ip_sources\":[\"X-Forwarded-For\"]"
            .formatted(type, range));
    assertThat(fixture.get(TARGET, "X-Forwarded-For: " + forwardedFor).status()).isEqualTo(status);
  }

  @Test
  void takes_the_first_source_that_says_anything() {
    serve(
        """
        "check_type":"whitelist","ips":["10.0.0.1"],"error_msg":"go away",
        "client_ip_sources":["X-Forwarded-For","X-Real-IP","last_caller"]
        """);
    assertThat(fixture.get(TARGET, "X-Real-IP: 10.0.0.1").status()).isEqualTo(200);
    assertThat(fixture.get(TARGET, "X-Real-IP: 10.0.0.1", "X-Forwarded-For: 10.0.0.2").body())
        .isEqualTo("go away\n");
    assertThat(fixture.get(TARGET).status()).isEqualTo(403);
  }

  @Test
  void an_address_that_is_none_is_told_with_its_place() {
    serve("\"check_type\":\"whitelist\",\"ips\":[\"10.0.0.1\",\"10.0.0.0/33\"]");
    assertThat(fixture.get(TARGET).status()).isEqualTo(500);
    assertThat(log.lines()).anyMatch(line -> line.contains("configuration.ips[1] must be"));
  }
}
