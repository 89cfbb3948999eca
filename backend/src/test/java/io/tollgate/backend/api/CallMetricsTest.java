package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallMetricsTest extends ApiCases {

  @Test
  void counts_calls_by_endpoint_and_outcome() {
    f.authorize(C);
    f.authorize("provider_key=pk");
    f.authrep(C + "&app_key=x");
    f.oauthAuthorize(C);
    f.oauthAuthrep("provider_key=pk");
    f.app1.keys("k");
    f.authrep(C);
    f.report("usage[hits]=1");

    assertThat(calls("authorize", "accepted")).isEqualTo(1);
    assertThat(calls("authorize", "error")).isEqualTo(1);
    assertThat(calls("authrep", "accepted")).isEqualTo(1);
    assertThat(calls("authrep", "rejected")).isEqualTo(1);
    assertThat(calls("oauth_authorize", "rejected")).isEqualTo(1);
    assertThat(calls("oauth_authrep", "error")).isEqualTo(1);
    assertThat(calls("report", "accepted")).isEqualTo(1);
  }

  private double calls(String endpoint, String outcome) {
    return f.meters
        .get("tollgate.backend.calls")
        .tag("endpoint", endpoint)
        .tag("outcome", outcome)
        .counter()
        .count();
  }
}
