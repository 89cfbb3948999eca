package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.PROLOG;
import static io.tollgate.backend.api.ApiFixture.error;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.BackendSettings.CallRules;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;

/** What differs with settings other than the usual ones, and with a storage out of order. */
class SettingsTest extends ApiCases {

  @Test
  @ConformanceCase("SM-136")
  void refuses_the_body_of_a_get_unless_it_may_be_merged() {
    String form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\nx=1";
    RawMessage answer = f.authorize(C, form);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(error("request_body_not_allowed", "GET requests must not carry a body"));
    assertThat(f.authorize(C, "Transfer-Encoding: chunked\r\n\r\n0").status()).isEqualTo(403);
    assertThat(f.oauthAuthrep(C, form).status()).isEqualTo(403);
    try (RawClient client = new RawClient(f.address())) {
      String head =
          "HEAD /transactions/authrep.xml?" + C + "&usage[hits]=1 HTTP/1.1\r\nHost: x\r\n";
      assertThat(client.send(head + form).readHead().status()).isEqualTo(403);
    }
    assertThat(f.counters()).isEmpty();

    restart(settings().with(rules().acceptingGetBodies()));
    assertThat(f.authorize(C, form).body())
        .isEqualTo(PROLOG + "<status><authorized>true</authorized><plan>Gold</plan></status>");
    String credentials =
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + C.length()
            + "\r\n\r\n"
            + C;
    assertThat(f.authorize("app_id=other", credentials).status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("SM-137")
  void bounds_the_calls_of_a_provider_in_a_second() {
    restart(settings().with(rules().atMost(20)));
    for (int i = 0; i < 20; i++) {
      assertThat(f.authorize("service_token=tok&service_id=100&app_id=app1").status())
          .isEqualTo(200);
    }
    RawMessage answer = f.authorize(C);
    assertThat(answer.status()).isEqualTo(428);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.body()).isEqualTo(error("too_many_requests", "too many requests"));
    assertThat(f.report("usage[hits]=1").status()).isEqualTo(428);
    assertThat(f.authorize("provider_key=zz&app_id=app1").status()).isEqualTo(403);
    assertThat(f.backend.errors().of("100")).isEmpty();

    f.clock.moveTo("2010-05-20T20:10:11Z");
    assertThat(f.authorize(C).status()).isEqualTo(200);
  }

  @Test
  void without_strict_limits_sets_are_shown_as_the_reference_shows_them() {
    restart(settings().with(rules().notStrict()));
    f.service.limit("hits", Period.DAY, 100);

    // Shown 5 + 2, stored 0 + 2 (9, quirk 15).
    assertThat(f.authrep(C + "&usage[hits]=%235&usage[search]=2").body())
        .contains("<current_value>7</current_value>");
    assertThat(f.stored("hits")).isEqualTo(2);

    // Flat usage is shown as if it were not flat (9, quirk 16).
    assertThat(f.authrep(C + "&usage[search]=3", options("flat_usage=1")).body())
        .contains("<current_value>5</current_value>");
    assertThat(f.stored("hits")).isEqualTo(2);
    assertThat(f.authrep(C + "&usage[hits]=99").status()).isEqualTo(409);
    assertThat(f.stored("hits")).isEqualTo(2);
  }

  @Test
  void with_strict_limits_what_is_shown_is_what_is_stored() {
    f.service.limit("hits", Period.DAY, 100);

    assertThat(f.authrep(C + "&usage[hits]=%235&usage[search]=2").body())
        .contains("<current_value>2</current_value>");
    assertThat(f.authrep(C + "&usage[search]=3", options("flat_usage=1")).body())
        .contains("<current_value>2</current_value>");
    assertThat(f.stored("hits")).isEqualTo(2);
  }

  @Test
  void keeps_catalog_counters_and_errors_over_a_restart() {
    f.service.limit("hits", Period.DAY, 100);
    f.count("hits", 7);
    f.report("usage[nope]=1");

    restart(settings());
    f.service.limit("hits", Period.DAY, 100);
    assertThat(f.authorize(C).body()).contains("<current_value>7</current_value>");
    assertThat(f.backend.errors().of("100")).hasSize(1);
  }

  private CallRules rules() {
    return settings().calls();
  }
}
