package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.BackendSettings.CallRules;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallMetricsTest extends ApiCases {

  /** Every call takes longer. */
  @Override
  BackendSettings settings() {
    CallRules usual = super.settings().calls();
    return super.settings()
        .with(
            new CallRules(
                usual.strictLimits(),
                usual.acceptGetBody(),
                usual.maxPerSecond(),
                usual.legacyReferrerFilters(),
                Duration.ZERO));
  }

  @Test
  void counts_and_times_calls_by_endpoint_and_outcome() {
    f.authorize(C);
    f.authorize("provider_key=pk");
    f.authorize("a=%");
    f.authrep(C + "&app_key=x");
    f.oauthAuthorize(C);
    f.oauthAuthrep("provider_key=pk");
    f.app1.keys("k");
    f.authrep(C);
    f.report("usage[hits]=1");
    f.postTo("/transactions.xml", "text/plain", "");

    ended("authorize", "accepted", 1);
    ended("authorize", "error", 2);
    ended("authrep", "accepted", 1);
    ended("authrep", "rejected", 1);
    ended("oauth_authorize", "rejected", 1);
    ended("oauth_authrep", "error", 1);
    ended("report", "accepted", 1);
    ended("report", "error", 1);
    timed("authorize", 3);
    timed("authrep", 2);
    timed("oauth_authorize", 1);
    timed("oauth_authrep", 1);
    timed("report", 2);
  }

  private void ended(String endpoint, String outcome, int calls) {
    assertThat(
            f.meters
                .get("tollgate.backend.calls")
                .tag("endpoint", endpoint)
                .tag("outcome", outcome)
                .counter()
                .count())
        .isEqualTo(calls);
  }

  private void timed(String endpoint, int calls) {
    assertThat(
            f.meters
                .get("tollgate.backend.call.duration")
                .tag("endpoint", endpoint)
                .timer()
                .count())
        .isEqualTo(calls);
    assertThat(
            f.meters.get("tollgate.backend.slow.calls").tag("endpoint", endpoint).counter().count())
        .isEqualTo(calls);
  }
}
