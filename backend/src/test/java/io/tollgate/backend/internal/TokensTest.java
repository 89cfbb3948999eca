package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.Test;

class TokensTest extends InternalCases {

  @Test
  void a_token_is_known_together_with_its_service() {
    RawMessage known = f.call("HEAD", "/service_tokens/tok/100/", "");
    assertThat(known.status()).isEqualTo(200);
    assertThat(f.call("HEAD", "/service_tokens/tok/101/", "").status()).isEqualTo(404);
    assertThat(f.call("HEAD", "/service_tokens/no/100/", "").status()).isEqualTo(404);
    answers(
        f.get("/service_tokens/tok/100/provider_key"),
        200,
        "{\"status\":\"found\",\"provider_key\":\"pk\"}");
    answers(
        f.get("/service_tokens/no/100/provider_key"),
        404,
        "{\"status\":\"not_found\",\"error\":\"token/service combination not found\"}");
  }

  @Test
  @ConformanceCase("SM-128")
  void tokens_are_added_all_or_none() {
    answers(
        f.post(
            "/service_tokens/",
            "{\"service_tokens\":{\"\":{\"service_id\":\"100\"},\"ok\":{\"service_id\":\"100\"}}}"),
        422,
        "{\"status\":\"error\",\"error\":\"Service token cannot be blank\"}");
    for (String blank : new String[] {"{}", "null", "{\"service_id\":\" \"}"}) {
      answers(
          f.post(
              "/service_tokens/",
              "{\"service_tokens\":{\"ok\":{\"service_id\":\"100\"},\"t2\":" + blank + "}}"),
          422,
          "{\"status\":\"error\",\"error\":\"Service ID cannot be blank\"}");
    }
    answers(
        f.post("/service_tokens/", "{}"),
        400,
        "{\"status\":\"error\",\"error\":\"missing parameter 'service_tokens'\"}");
    assertThat(f.call("HEAD", "/service_tokens/ok/100/", "").status()).isEqualTo(404);

    answers(
        f.post("/service_tokens", "{\"service_tokens\":{\"ok\":{\"service_id\":100}}}"),
        201,
        "{\"status\":\"created\"}");
    assertThat(f.authrep("service_token=ok&service_id=100&app_id=app1").status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("SM-129")
  void deleting_tokens_counts_those_that_were_there() {
    answers(
        f.call(
            "DELETE",
            "/service_tokens/",
            "{\"service_tokens\":[{\"service_token\":\"tok\",\"service_id\":\"100\"},"
                + "{\"service_token\":\"no\",\"service_id\":\"100\"},{\"service_id\":\"100\"}]}"),
        200,
        "{\"status\":\"deleted\",\"count\":1}");
    assertThat(f.authrep("service_token=tok&service_id=100&app_id=app1").status()).isEqualTo(403);
    assertThat(f.delete("/service_tokens/").status()).isEqualTo(400);
  }
}
