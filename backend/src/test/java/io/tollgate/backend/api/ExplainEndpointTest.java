package io.tollgate.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.BackendSettings.InternalAccess;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.time.Period;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /internal/explain} (12, ruling 18): what would be answered, without an effect. */
class ExplainEndpointTest extends ApiCases {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  BackendSettings settings() {
    return BackendSettings.DEFAULT.with(new InternalAccess("portal", "p", false));
  }

  @Test
  void says_what_authrep_would_decide_and_counts_nothing() {
    f.service.limit("hits", Period.DAY, 3);
    f.count("hits", 2);

    JsonNode one = explanation("authrep", "provider_key=pk&app_id=app1&usage%5Bsearch%5D=1", "");
    assertThat(one.path("authorized").asBoolean()).isTrue();
    assertThat(one.path("limits").get(0).path("after").asInt()).isEqualTo(3);
    JsonNode two = explanation("authrep", "provider_key=pk&app_id=app1&usage[search]=2", "");
    assertThat(two.path("code").asString()).isEqualTo("limits_exceeded");
    JsonNode flat =
        explanation("authrep", "provider_key=pk&app_id=app1&usage[search]=2", "flat_usage=1");
    assertThat(flat.path("authorized").asBoolean()).isTrue();

    assertThat(f.stored("hits")).isEqualTo(2);
    assertThat(f.stored("search")).isZero();
  }

  @Test
  void explains_the_endpoint_that_is_named() {
    JsonNode plain = explanation("authorize", "service_token=tok&service_id=100&app_id=app1", "");
    assertThat(plain.path("authorized").asBoolean()).isTrue();
    JsonNode oauth = explanation("oauth_authrep", "provider_key=pk&app_id=app1", "");
    assertThat(oauth.path("code").asString()).isEqualTo("oauth_not_enabled");
  }

  @Test
  void records_no_error_and_knows_every_text() {
    JsonNode unknown = explanation("authrep", "provider_key=pk&app_id=b\u00fc\u00df", "");
    assertThat(unknown.path("message").asString())
        .isEqualTo("application with id=\"b\u00fc\u00df\" was not found");
    assertThat(explanation("authrep", "provider_key=pk&a=%zz", "").path("code").asString())
        .isEqualTo("bad_request");
    assertThat(explanation("authrep", "provider_key=pk&app_id=%ff", "").path("code").asString())
        .isEqualTo("not_valid_data");
    assertThat(explanation("authrep", "provider_key=pk&usage=5", "").path("code").asString())
        .isEqualTo("usage_misshapen");
    assertThat(f.backend.errors().of("100")).isEmpty();
  }

  @Test
  void asks_for_an_endpoint_and_a_query() {
    RawMessage wrong = ask(JSON.createObjectNode().put("endpoint", "report").put("query", "a=1"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("authrep").contains("oauth_authorize");
    assertThat(ask(JSON.createObjectNode().put("endpoint", "authrep")).body())
        .contains("query is missing");
  }

  private JsonNode explanation(String endpoint, String query, String options) {
    RawMessage answer =
        ask(
            JSON.createObjectNode()
                .put("endpoint", endpoint)
                .put("query", query)
                .put("options", options));
    assertThat(answer.status()).isEqualTo(200);
    return JSON.readTree(answer.body().getBytes(StandardCharsets.ISO_8859_1)).path("explanation");
  }

  private RawMessage ask(ObjectNode body) {
    String credentials =
        Base64.getEncoder().encodeToString("portal:p".getBytes(StandardCharsets.UTF_8));
    String ascii =
        new String(body.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return f.postTo(
        "/internal/explain", "application/json", ascii, "Authorization: Basic " + credentials);
  }
}
