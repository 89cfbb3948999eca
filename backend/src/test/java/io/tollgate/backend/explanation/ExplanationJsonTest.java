package io.tollgate.backend.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.explanation.ExaminedCheck.Outcome;
import io.tollgate.protocol.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplanationJsonTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void writes_checks_limits_and_decision() {
    Explanation explanation =
        new Explanation(
            new Verdict(409, "limits_exceeded", "usage limits are exceeded", "Wait."),
            "100",
            "app1",
            List.of(
                new ExaminedCheck(
                    "provider",
                    List.of(
                        Fact.secret("provider_key", "pk"), Fact.of("service_token", (String) null)),
                    Outcome.PASSED)),
            List.of(limit("hits", ExaminedLimit.Outcome.EXCEEDED)));

    assertThat(ExplanationJson.line(explanation))
        .isEqualTo(
            "{\"authorized\":false,\"status\":409,\"code\":\"limits_exceeded\","
                + "\"message\":\"usage limits are exceeded\",\"remedy\":\"Wait.\","
                + "\"service\":\"100\",\"application\":\"app1\","
                + "\"checks\":[{\"check\":\"provider\",\"outcome\":\"passed\",\"facts\":"
                + "{\"provider_key\":\"*** (2 characters)\",\"service_token\":null}}],"
                + "\"limits\":[{\"metric\":\"hits\",\"period\":\"day\",\"max_value\":10,"
                + "\"stored\":10,\"after\":11,\"outcome\":\"exceeded\"}]}");
  }

  @Test
  void shortens_what_is_too_long_for_a_header_and_keeps_it_json() {
    // Two characters of UTF-16 and a line feed and a delete: each becomes six bytes.
    String nasty = "\ud83d\ude00\n\u007f".repeat(3000);
    List<ExaminedLimit> limits =
        new ArrayList<>(Collections.nCopies(500, limit(nasty, ExaminedLimit.Outcome.HOLDS)));
    limits.add(limit(nasty, ExaminedLimit.Outcome.EXCEEDED));
    ExaminedCheck refused =
        new ExaminedCheck("redirect", Collections.nCopies(4, Fact.of("x", nasty)), Outcome.REFUSED);
    List<ExaminedCheck> checks =
        new ArrayList<>(
            Collections.nCopies(
                15,
                new ExaminedCheck(
                    "application state",
                    Collections.nCopies(4, Fact.of("x", nasty)),
                    Outcome.PASSED)));
    checks.add(refused);
    Explanation explanation =
        new Explanation(
            new Verdict(409, "redirect_uri_invalid", nasty, "Do something about it.".repeat(5)),
            nasty,
            nasty,
            checks,
            limits);

    String line = ExplanationJson.line(explanation);
    assertThat(line).hasSizeLessThanOrEqualTo(ExplanationJson.MAX_LINE).matches("[ -~]+");
    JsonNode read = JSON.readTree(line);
    assertThat(read.path("checks")).hasSize(16);
    assertThat(read.path("limits").get(0).path("outcome").asString()).isEqualTo("exceeded");
    assertThat(read.path("limits").size() + read.path("limits_left_off").asInt()).isEqualTo(501);
  }

  @Test
  void leaves_nothing_off_the_whole() {
    Explanation explanation =
        new Explanation(
            Verdict.AUTHORIZED,
            "100",
            "app1",
            List.of(),
            Collections.nCopies(500, limit("m".repeat(300), ExaminedLimit.Outcome.HOLDS)));

    assertThat(ExplanationJson.whole(explanation).path("limits")).hasSize(500);
    assertThat(ExplanationJson.whole(explanation).toString()).contains("m".repeat(300));
  }

  private static ExaminedLimit limit(String metric, ExaminedLimit.Outcome outcome) {
    return new ExaminedLimit(metric, Period.DAY, 10, 10, 11, outcome);
  }
}
