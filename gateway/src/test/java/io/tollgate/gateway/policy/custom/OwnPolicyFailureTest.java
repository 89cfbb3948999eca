package io.tollgate.gateway.policy.custom;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.PolicyLinks;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code of the operator's own that goes wrong (gateway.md, 5.4, row D6 and ruling 21). */
class OwnPolicyFailureTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private static final String THROWS =
      """
      public Outcome access(Request r) {
        throw new IllegalStateException("a detail that clients must not see");
      }
      """;

  private static final String HANGS =
      """
      public Outcome access(Request r) throws Exception {
        try { Thread.sleep(60_000); } finally { setup.logger().log(System.Logger.Level.WARNING, "let go"); }
        return Outcome.proceed();
      }
      """;

  private final PolicyJars jars = new PolicyJars();
  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
    jars.close();
  }

  private OwnPolicyFailureTest apicast() {
    fixture.with((GatewaySettings settings) -> SettingsChange.apicast(settings));
    return this;
  }

  private void serve(String... links) {
    fixture.with(jars.use(SHORT, false)).serve(chain(fixture.service(), links));
  }

  private static void assertNoDetail(RawMessage answer) {
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html");
    assertThat(answer.body()).contains("500 Internal Server Error").doesNotContain("detail", "own");
  }

  private static String trace(List<ILoggingEvent> events) {
    return events.stream()
        .filter(event -> event.getThrowableProxy() != null)
        .map(event -> ThrowableProxyUtil.asString(event.getThrowableProxy()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_it_throws_is_in_the_log_with_its_line_and_not_in_the_answer() {
    jars.own(THROWS);
    try (LoggedLines log = new LoggedLines()) {
      serve(PolicyJars.link(""), APICAST);
      assertNoDetail(fixture.get("/?user_key=value"));
      assertThat(trace(log.events()))
          .contains("policy own 1.0 failed in access")
          .contains("IllegalStateException: a detail that clients must not see")
          .containsPattern("own\\.Own\\.access\\(Own\\.java:\\d+\\)");
    }
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @Test
  void in_the_reference_profile_the_call_passes_it() {
    jars.own(THROWS);
    apicast().serve(PolicyJars.link(""), APICAST);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
  }

  @Test
  void on_failed_says_what_clients_get() {
    jars.own(THROWS);
    serve(PolicyJars.link(""), APICAST, PolicyLinks.link("on_failed", "\"error_status_code\":418"));
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(418);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public Outcome rewrite(Request r) { return null; }",
        "public Outcome rewrite(Request r) { return rewrite(r); }",
        "public Outcome rewrite(Request r) { throw new NoClassDefFoundError(\"a detail\"); }",
        "public Outcome rewrite(Request r) { return Outcome.answer(99, \"\", \"\"); }",
        "public Outcome rewrite(Request r) { return Outcome.answer(204, \"\", \"detail\"); }",
        "public Outcome rewrite(Request r) { return Outcome.proceed(HeaderChange.set(\"a b\", \"\")); }",
        "public Outcome rewrite(Request r) { return Outcome.proceed(HeaderChange.set(\"Content-Length\", \"1\")); }",
        "public Outcome rewrite(Request r) { return Outcome.proceed(RequestChange.query(\"a b\")); }",
        "public Outcome rewrite(Request r) { return Outcome.proceed(RequestChange.upstream(\"nowhere\")); }",
        "public List<ResponseChange> response(Request r, Response a) { return null; }",
        "public List<ResponseChange> response(Request r, Response a) { return Arrays.asList((ResponseChange) null); }",
        "public List<ResponseChange> response(Request r, Response a) { throw new Error(\"detail\"); }",
      })
  void whatever_it_does_wrong_only_its_own_call_ends(String members) {
    for (String blocking : List.of("", ",\"non_blocking\":true")) {
      jars.own(members, blocking);
      try (LoggedLines log = new LoggedLines();
          GatewayFixture own = new GatewayFixture()) {
        own.with(jars.use(Duration.ofSeconds(20), false))
            .serve(chain(own.service(), PolicyJars.link(""), APICAST));
        assertNoDetail(own.get("/?user_key=value"));
        assertNoDetail(own.get("/?user_key=value"));
        assertThat(trace(log.events())).contains("policy own 1.0 failed in re");
      }
    }
  }

  @Test
  void a_phase_that_takes_too_long_is_stopped_and_the_log_says_where_it_was() {
    jars.own(HANGS);
    try (LoggedLines log = new LoggedLines()) {
      serve(PolicyJars.link(""), APICAST);
      assertNoDetail(fixture.get("/?user_key=value"));
      assertThat(trace(log.events()))
          .contains("policy own 1.0 was not done with access after 300 ms")
          .contains("own.Own.access(Own.java:");
      Soon.holds("interrupted", () -> log.lines().contains("let go"));
    }
  }

  @Test
  void in_the_reference_profile_the_call_passes_one_that_takes_too_long() {
    jars.own(HANGS);
    apicast().serve(PolicyJars.link(""), APICAST);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
  }

  @Test
  void one_that_takes_too_long_over_an_answer_is_stopped_too() {
    jars.own(
        """
        public List<ResponseChange> response(Request r, Response a) throws Exception {
          Thread.sleep(60_000);
          return List.of();
        }
        """);
    serve(PolicyJars.link(""), APICAST);
    assertNoDetail(fixture.get("/?user_key=value"));
    assertNoDetail(fixture.get("/"));
  }

  @Test
  void a_client_that_leaves_while_it_works_harms_nobody() {
    jars.own(
        """
        public Outcome rewrite(Request r) throws Exception { Thread.sleep(100); return Outcome.proceed(); }
        public List<ResponseChange> response(Request r, Response a) throws Exception {
          Thread.sleep(100);
          return List.of();
        }
        public void finished(Request r, int status) {
          setup.logger().log(System.Logger.Level.WARNING, "finished " + r.path() + status);
        }
        """);
    try (LoggedLines log = new LoggedLines()) {
      serve(PolicyJars.link(""), APICAST);
      for (int i = 0; i < 10; i++) {
        try (RawClient client = fixture.client()) {
          client.send(GatewayFixture.request("GET", "/gone?user_key=value", "localhost", ""));
          Thread.sleep(i * 25L);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
      Soon.holds(
          "each is finished",
          () ->
              log.lines().stream().filter(line -> line.startsWith("finished /gone")).count() == 10);
      assertThat(log.lines()).allMatch(line -> !line.contains("failed"));
    }
  }

  @Test
  void a_configuration_that_it_does_not_take_is_told_with_its_field() {
    jars.own("public int needsBody() { return (int) setup.configuration().whole(\"most\", 0); }");
    try (LoggedLines log = new LoggedLines()) {
      serve(PolicyJars.link("\"most\":\"many\""), APICAST);
      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.endsWith(
                      "proxy.policy_chain[0].configuration.most must be a whole number; every call is refused"));
    }
    assertNoDetail(fixture.get("/?user_key=value"));
  }

  @Test
  void a_constructor_that_throws_takes_down_its_own_place_only() {
    jars.own(
        "final int made = make(); static int make() { throw new UnsupportedOperationException(\"detail\"); }");
    try (LoggedLines log = new LoggedLines()) {
      serve(PolicyJars.link(""), APICAST);
      assertThat(log.lines())
          .anyMatch(
              line -> line.contains("making it threw java.lang.UnsupportedOperationException"));
    }
    assertNoDetail(fixture.get("/?user_key=value"));
  }
}
