package io.tollgate.backend.authorization;

import static io.tollgate.backend.authorization.Asked.authrep;
import static io.tollgate.backend.authorization.Asked.oauthAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.explanation.ExaminedCheck;
import io.tollgate.backend.explanation.ExaminedLimit;
import io.tollgate.backend.explanation.Explanation;
import io.tollgate.backend.explanation.ExplanationJson;
import io.tollgate.backend.explanation.Fact;
import io.tollgate.backend.explanation.Verdict;
import io.tollgate.protocol.authorization.RejectionReason;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {

  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void shows_every_check_and_what_each_limit_would_hold() {
    desk.decide(authrep("app_id", "app1", "usage", "7"));

    Explanation explanation = desk.explain(authrep("app_id", "app1", "usage", "4"));
    assertThat(explanation.checks())
        .extracting(ExaminedCheck::name)
        .containsExactly(
            "provider",
            "end user",
            "usage form",
            "service",
            "one credential",
            "application",
            "known metrics",
            "application key",
            "referrer",
            "application state",
            "service state",
            "usage");
    assertThat(explanation.checks())
        .extracting(ExaminedCheck::outcome)
        .containsOnly(ExaminedCheck.Outcome.PASSED);
    assertThat(explanation.checks().getLast().facts())
        .contains(Fact.of("usage", "search=4"), Fact.of("counts", "search=4 hits=4"));
    assertThat(explanation.limits())
        .containsExactly(
            new ExaminedLimit("hits", Period.DAY, 10, 7, 11, ExaminedLimit.Outcome.EXCEEDED));
    assertThat(explanation.verdict())
        .isEqualTo(
            new Verdict(
                409,
                "limits_exceeded",
                "usage limits are exceeded",
                RejectionReason.LIMITS_EXCEEDED.remedy()));
  }

  @Test
  void reaches_nothing_after_the_first_refusal() {
    desk.application(null, "k1");

    Explanation explanation = desk.explain(authrep("app_id", "app1", "app_key", "bad"));
    assertThat(explanation.checks())
        .filteredOn(check -> check.outcome() == ExaminedCheck.Outcome.REFUSED)
        .containsExactly(
            new ExaminedCheck(
                "application key",
                List.of(
                    Fact.of("backend_version", "2"),
                    Fact.secret("app_key", "bad"),
                    Fact.of("keys_of_application", "1")),
                ExaminedCheck.Outcome.REFUSED));
    assertThat(explanation.checks())
        .filteredOn(check -> check.outcome() == ExaminedCheck.Outcome.NOT_REACHED)
        .extracting(ExaminedCheck::name)
        .containsExactly("referrer", "application state", "service state", "usage");
    assertThat(explanation.limits()).isEmpty();
    assertThat(explanation.verdict().message()).isEqualTo("application key \"***\" is invalid");
  }

  @Test
  void follows_the_order_of_the_oauth_endpoints() {
    assertThat(desk.explain(oauthAuthorize("app_id", "app1")).checks())
        .filteredOn(check -> check.outcome() == ExaminedCheck.Outcome.REFUSED)
        .extracting(ExaminedCheck::name)
        .containsExactly("oauth");
  }

  @Test
  void changes_nothing() {
    for (int i = 0; i < 3; i++) {
      // The desk allows one call a second, but these are none.
      assertThat(desk.explain(authrep("app_id", "app1", "usage", "4")).verdict())
          .isEqualTo(Verdict.AUTHORIZED);
      assertThat(desk.explain(authrep("app_id", "nobody")).verdict().code())
          .isEqualTo("application_not_found");
    }
    assertThat(desk.usage.countersOf(new ApplicationKey("100", "app1"))).isEmpty();
    assertThat(desk.errors.of("100")).isEmpty();
  }

  @Test
  void tells_no_secret() {
    for (Asked question :
        new Asked[] {
          authrep("provider_key", "s3cret", "service_id", "100"),
          authrep("provider_key", "", "service_token", "s3cret", "service_id", "100"),
          authrep("app_id", "app1", "app_key", " s3cret "),
          authrep("app_id", "app1", "user_key", "s3cret"),
          oauthAuthorize("access_token", "s3cret")
        }) {
      desk.application(null, "other");
      Explanation explanation = desk.explain(question);
      assertThat(explanation.verdict().authorized()).isFalse();
      assertThat(ExplanationJson.whole(explanation).toString()).doesNotContain("s3cret");
    }
  }
}
