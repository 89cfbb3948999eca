package io.tollgate.gateway.policy;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static io.tollgate.gateway.testkit.PolicyLinks.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.tollgate.gateway.listener.RequestExplanation;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.IdentityProvider;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Policies that ask somebody, or count, say so of a call that is explained, and do not (gateway.md,
 * ruling 15).
 */
class ExplainedPoliciesTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private RequestExplanation explain(String target, String... headers) {
    return fixture
        .gateway()
        .explain(
            GatewayFixture.request("GET", target, "localhost", "", headers)
                .getBytes(StandardCharsets.ISO_8859_1),
            "192.0.2.1");
  }

  private static String steps(RequestExplanation told) {
    StringBuilder text = new StringBuilder();
    for (ExplainedStep step : told.steps()) {
      text.append(step.policy()).append(' ').append(step.phase()).append(": ");
      text.append(step.text()).append('\n');
    }
    return text.toString();
  }

  @Test
  void rate_limit_counts_nothing() {
    ObjectNode service =
        chain(
            fixture.service(),
            link(
                "rate_limit",
                """
                "fixed_window_limiters":[{"key":{"name":"a"},"count":1,"window":3600},
                  {"key":{"name":"b"},"count":1,"window":3600,
                   "condition":{"operations":[{"left":"a","op":"==","right":"b"}]}}]
                """),
            APICAST);
    fixture.serve(service);
    for (int i = 0; i < 3; i++) {
      assertThat(steps(explain("/?user_key=value")))
          .startsWith("rate_limit access: would ask 1 counter of this process\n");
    }
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(429);
  }

  @Test
  void the_policy_that_answers_within_a_policy_is_named() {
    String inner = link("echo", "\"status\":201,\"exit\":\"request\"");
    fixture.serve(chain(fixture.service(), within(inner), APICAST));
    assertThat(explain("/?user_key=value").refusal())
        .isEqualTo("policy echo of the product answers");
  }

  @Test
  void the_batcher_asks_in_place_of_apicast() {
    fixture.serve(chain(fixture.service(), link("3scale_batcher", ""), APICAST));
    String told = steps(explain("/?user_key=a-long-value"));
    assertThat(told)
        .contains(
            "3scale_batcher access: would ask the backend "
                + fixture.backendUrl()
                + ", unless it remembers the answer: GET /transactions/authorize.xml?"
                + "service_token=***alue&service_id=42&usage[hits]=2&user_key=***alue HTTP/1.1")
        .doesNotContain("authrep");
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @Test
  void token_introspection_names_the_issuer() {
    try (ScriptedUpstream issuer = ScriptedUpstream.answering(GatewayFixture.OK)) {
      String place = "127.0.0.1:" + issuer.port() + "/introspect";
      fixture.serve(
          chain(
              fixture.service(),
              link(
                  "token_introspection",
                  """
                  "client_id":"id","client_secret":"hidden-word",
                  "introspection_url":"http://id:hidden-word@%s"
                  """
                      .formatted(place)),
              APICAST));
      RequestExplanation told =
          explain("/?user_key=value", "Authorization: Bearer the-access-token");
      assertThat(steps(told))
          .startsWith(
              "token_introspection access: would ask the issuer at http://%s whether the token is active\n"
                  .formatted(place));
      assertThat(told.toString()).doesNotContain("hidden-word").doesNotContain("the-access-token");
      assertThat(told.status()).isZero();
      assertThat(issuer.requests()).isEmpty();
    }
  }

  @Test
  void an_access_token_is_judged_where_the_keys_are_known() {
    try (IdentityProvider issuer = new IdentityProvider()) {
      fixture.serve(issuer.service(fixture));
      Soon.holds(
          "the keys are known",
          () -> "app_id=appid".equals(explained(issuer.token()).credentials()));
      assertThat(steps(explained(issuer.token())))
          .contains("apicast access: would ask the backend")
          .contains("&app_id=appid ");
      String forged =
          IdentityProvider.sign(
              IdentityProvider.rsa("rsa-1"), JWSAlgorithm.RS256, issuer.claims().toString());
      assertThat(explained(forged).status()).isEqualTo(403);
      String unknown =
          IdentityProvider.sign(
              IdentityProvider.rsa("rsa-2"), JWSAlgorithm.RS256, issuer.claims().toString());
      long fetches = issuer.keyFetches();
      assertThat(steps(explained(unknown)))
          .startsWith(
              "apicast rewrite: would ask the issuer %s for the key of the token\n"
                  .formatted(issuer.issuer()))
          .contains("apicast access: would ask the backend");
      assertThat(issuer.keyFetches()).isEqualTo(fetches);
    }
  }

  private RequestExplanation explained(String token) {
    return explain("/", "Authorization: Bearer " + token);
  }

  @Test
  void an_access_token_whose_issuer_is_away_would_wait_for_its_keys() {
    try (IdentityProvider issuer = new IdentityProvider()) {
      issuer.down = true;
      fixture.serve(issuer.service(fixture));
      RequestExplanation told = explained(issuer.token());
      assertThat(steps(told))
          .startsWith(
              "apicast rewrite: would ask the issuer %s for its keys\n".formatted(issuer.issuer()));
      assertThat(told.credentials()).isEqualTo("app_id=?");
      assertThat(told.usage()).isEqualTo("usage[hits]=2");
      assertThat(told.status()).isZero();
    }
  }

  @Test
  void jwt_parser_does_the_same() {
    try (IdentityProvider issuer = new IdentityProvider()) {
      issuer.down = true;
      fixture.serve(
          chain(
              fixture.service(),
              link(
                  "jwt_parser",
                  "\"issuer_endpoint\":\"%s\",\"required\":true".formatted(issuer.issuer())),
              APICAST));
      assertThat(steps(explain("/?user_key=value", "Authorization: Bearer " + issuer.token())))
          .startsWith(
              "jwt_parser rewrite: would ask the issuer %s for its keys\n"
                  .formatted(issuer.issuer()));
    }
  }
}
