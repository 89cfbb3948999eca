package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The option {@code explain} (12, ruling 18). */
class ExplainHeaderTest extends ApiCases {

  private static final String EXPLAIN = options("explain=1");

  @Test
  void explains_answers_of_every_kind_to_the_provider() {
    f.service.limit("hits", Period.DAY, 2);

    JsonNode admitted = explanation(f.authrep(C + "&usage[search]=2", EXPLAIN));
    assertThat(admitted.path("authorized").asBoolean()).isTrue();
    assertThat(admitted.path("limits").get(0).path("stored").asInt()).isZero();
    assertThat(admitted.path("limits").get(0).path("after").asInt()).isEqualTo(2);

    JsonNode denied = explanation(f.authrep(C + "&usage[search]=1", EXPLAIN));
    assertThat(denied.path("code").asString()).isEqualTo("limits_exceeded");
    assertThat(denied.path("limits").get(0).path("outcome").asString()).isEqualTo("exceeded");

    JsonNode failed = explanation(f.authorize("provider_key=pk&app_id=boo", EXPLAIN));
    assertThat(failed.path("message").asString())
        .isEqualTo("application with id=\"boo\" was not found");
    assertThat(failed.path("remedy").asString()).isNotEmpty();

    JsonNode misshapen = explanation(f.authorize(C + "&usage=1&service_id=100", EXPLAIN));
    assertThat(misshapen).isEmpty();
  }

  @Test
  void explains_nothing_to_anybody_else() {
    for (RawMessage answer :
        new RawMessage[] {
          f.authorize(C),
          f.authorize(C, options("explain=true")),
          f.authorize("service_token=tok&service_id=100&app_id=app1", EXPLAIN),
          f.authorize("provider_key=zz&service_id=100&app_id=app1", EXPLAIN),
          f.authorize("provider_key=zz&app_id=app1", EXPLAIN),
          f.authorize("app_id=app1", EXPLAIN)
        }) {
      assertThat(answer.all("tollgate-explain")).isEmpty();
    }
  }

  @Test
  void fits_into_a_header_whatever_the_caller_sends() {
    f.service.requireReferrers();
    f.app1.filters("example.org");
    f.app1.keys("s3cret");

    RawMessage answer =
        f.authorize(C + "&app_key=s3cret&referrer=" + "%0A%F0%9F%98%80".repeat(300), EXPLAIN);
    assertThat(explanation(answer).path("code").asString()).isEqualTo("referrer_not_allowed");
    assertThat(answer.header("tollgate-explain"))
        .hasSizeLessThanOrEqualTo(4096)
        .doesNotContain("s3cret");
  }

  private static JsonNode explanation(RawMessage answer) {
    String header = answer.header("tollgate-explain");
    return header.isEmpty()
        ? JsonMapper.builder().build().createObjectNode()
        : JsonMapper.builder().build().readTree(header);
  }
}
