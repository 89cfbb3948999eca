package io.tollgate.gateway.mapping;

import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawMessage;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Which rules count a call (gateway.md, 2.3). */
class MappingRulesTest {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final Pattern USAGE = Pattern.compile("usage%5B(\\w+)%5D=(\\d+)");

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void serve(ObjectNode... rules) {
    fixture.serve(GatewayFixture.rules(fixture.service(), rules));
  }

  /** What the backend was told, such as {@code hits=3,words=1}; empty for a call that none fits. */
  private String usageOf(String method, String target, String body, String... headers) {
    int before = fixture.backend.requests().size();
    String withKey = target + (target.contains("?") ? "&" : "?") + "user_key=value";
    RawMessage answer = fixture.send(method, withKey, body, headers);
    if (answer.status() == 404) {
      assertThat(answer.body()).isEqualTo("No Mapping Rule matched");
      assertThat(fixture.backend.requests()).hasSize(before);
      return "";
    }
    assertThat(answer.status()).isEqualTo(200);
    String call = fixture.backend.requests().getLast().start();
    return String.join(
        ",", USAGE.matcher(call).results().map(m -> m.group(1) + "=" + m.group(2)).toList());
  }

  private String usageOf(String target) {
    return usageOf("GET", target, "");
  }

  private static ObjectNode with(ObjectNode rule, String... parameters) {
    ObjectNode all = rule.putObject("querystring_parameters");
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    return rule;
  }

  @Test
  @ConformanceCase("GW-36")
  void a_parameter_must_have_its_value() {
    serve(with(rule("GET", "/foo?bar=baz", 1), "bar", "baz"));
    assertThat(usageOf("/foo?bar=foo")).isEmpty();
    assertThat(usageOf("/foo?bar=baz")).isEqualTo("hits=1");
  }

  @Test
  @ConformanceCase("GW-37")
  void a_placeholder_takes_any_value_but_no_absence() {
    serve(with(rule("GET", "/foo?bar={baz}", 1), "bar", "{baz}"));
    assertThat(usageOf("/foo?bar=x")).isEqualTo("hits=1");
    assertThat(usageOf("/foo")).isEmpty();
  }

  @Test
  @ConformanceCase("GW-38")
  void the_last_of_equal_parameters_counts() {
    serve(
        with(
            rule("GET", "/{env}/video/encode?size={size}&speed=2x", 1),
            "size",
            "{size}",
            "speed",
            "2x"));
    assertThat(usageOf("/staging/video/encode?size=100&speed=3x&speed=2x")).isEqualTo("hits=1");
  }

  @Test
  @ConformanceCase("GW-39")
  void parameters_may_stand_in_a_form() {
    serve(with(rule("POST", "/foo?bar=baz", 1), "bar", "baz"));
    assertThat(usageOf("POST", "/foo", "bar=baz", FORM)).isEqualTo("hits=1");
    assertThat(fixture.upstreamRequest().body()).isEqualTo("bar=baz");
  }

  @Test
  @ConformanceCase("GW-40")
  void a_form_beats_the_query() {
    serve(with(rule("POST", "/", 7), "a", "val1", "b", "val2"));
    assertThat(usageOf("POST", "/?a=val3&b=val2", "a=val1", FORM)).isEqualTo("hits=7");
  }

  @Test
  @ConformanceCase("GW-41")
  void rules_behind_a_matching_last_one_are_left_out() {
    serve(
        rule("GET", "/", 1),
        rule("GET", "/i_dont_match", 100).put("last", true),
        rule("GET", "/abc", 2).put("last", true),
        rule("GET", "/abc/def", 10));
    assertThat(usageOf("/abc/def")).isEqualTo("hits=3");
  }

  @ParameterizedTest
  @CsvSource({
    // GW-42 to GW-44: pattern, path, whether it matches
    "/foo%20/bar/,/foo%20/bar/,true",
    "/foo%20/bar/,/foo%20/bar,false",
    "/api,/apix,true",
    "/api,/api/,true",
    "/api$,/api,true",
    "/api$,/apix,false",
    "/api$,/api/,false",
    "//double//p,/double/p,true",
    "/x/{id}/y,/x/1/y,true",
    "/x/{id}/y,/x/a@b:c/y,true",
    "/x/{id}/y,/x//y,false",
    "/x/{id}/y,/x/1/2/y,false",
    "/f(o),/f(o),true",
    "/f(o),/fo,false"
  })
  @ConformanceCase({"GW-42", "GW-43", "GW-44", "GW-54"})
  void a_pattern_is_the_beginning_of_a_path(String pattern, String path, boolean matches) {
    serve(rule("GET", pattern, 1));
    assertThat(usageOf(path)).isEqualTo(matches ? "hits=1" : "");
  }

  @Test
  @ConformanceCase("GW-54")
  void patterns_are_regular_expressions_in_the_reference_profile() {
    fixture.with(SettingsChange::apicast);
    serve(rule("GET", "/f(o)", 1));
    assertThat(usageOf("/fo")).isEqualTo("hits=1");
    assertThat(usageOf("/f(o)")).isEmpty();
  }

  @Test
  @ConformanceCase("GW-45")
  void any_counts_all_methods() {
    serve(rule("ANY", "/", 1));
    assertThat(usageOf("DELETE", "/", "")).isEqualTo("hits=1");
  }

  @Test
  @ConformanceCase("GW-46")
  void head_is_not_get() {
    serve(rule("GET", "/", 1));
    try (var client = fixture.client()) {
      client.send(GatewayFixture.request("HEAD", "/?user_key=value", "localhost", ""));
      assertThat(client.readHead().status()).isEqualTo(404);
    }
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-47")
  void all_matching_rules_add_up_by_metric() {
    serve(
        rule("GET", "/", "hits", 1),
        rule("GET", "/words", "words", 1),
        rule("GET", "/words", "hits", 2));
    assertThat(usageOf("/words")).isEqualTo("hits=3,words=1");
  }

  @Test
  @ConformanceCase("GW-48")
  void a_rule_that_counts_nothing_does_not_let_a_call_pass() {
    serve(rule("GET", "/", 0));
    assertThat(usageOf("/")).isEmpty();
  }

  @Test
  @ConformanceCase({"GW-49", "GW-50", "GW-51"})
  void the_path_is_normalised_for_rules_and_forwarded_so_when_segments_changed() {
    serve(rule("GET", "/admin", "dots", 1), rule("GET", "/a/b", "slashes", 1));
    assertThat(usageOf("/a/../admin")).isEqualTo("dots=1");
    assertThat(usageOf("/a//b")).isEqualTo("slashes=1");
    assertThat(usageOf("/a%2Fb")).isEqualTo("slashes=1");
    assertThat(fixture.upstream.requests().stream().map(RawMessage::start))
        .containsExactly(
            "GET /admin?user_key=value HTTP/1.1",
            "GET /a/b?user_key=value HTTP/1.1",
            "GET /a%2Fb?user_key=value HTTP/1.1");
  }

  @ParameterizedTest
  @CsvSource({"/../x", "/%zz", "/%00", "/a/%2e%2e/%2E%2e/b", "/a#b", "/%"})
  @ConformanceCase({"GW-52", "GW-53"})
  void a_malformed_path_is_a_bad_request(String path) {
    serve(rule("GET", "/", 1));
    assertThat(fixture.get(path).status()).isEqualTo(400);
    assertThat(fixture.upstream.requests()).isEmpty();
    assertThat(usageOf("/")).isEqualTo("hits=1");
  }
}
