package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.BackendSettings;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest extends InternalCases {

  @Test
  @ConformanceCase("SM-122")
  void nobody_comes_in_without_credentials() {
    refused(f.send("GET", "/internal/status", "", "X-None: 1"));
    refused(f.send("PUT", "/internal/services/100", "{", "X-None: 1"));
    refused(f.send("GET", "/internal/no/such/path", "", "X-None: 1"));
    refused(f.send("GET", "/internal", "", "X-None: 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic",
        "Basic ",
        "Basic ???",
        "Basic cG9ydGFs",
        "Bearer open sesame",
        "cG9ydGFsOm9wZW4gc2VzYW1l"
      })
  void nobody_comes_in_with_something_else(String authorization) {
    refused(f.send("GET", "/internal/status", "", "Authorization: " + authorization));
  }

  @Test
  void user_and_password_must_both_match() {
    for (String wrong :
        new String[] {
          InternalFixture.basic("portal", "Open sesame"),
          InternalFixture.basic("portal", "open sesame2"),
          InternalFixture.basic("portal", ""),
          InternalFixture.basic("Portal", "open sesame"),
          InternalFixture.basic("", "")
        }) {
      refused(f.send("GET", "/internal/status", "", "Authorization: " + wrong));
    }
    answers(f.get("/status"), 200, "{\"status\":\"ok\",\"version\":{\"backend\":\"1.2.3\"}}");
    answers(f.get("/check.json"), 200, "{\"status\":\"ok\"}");
  }

  @Test
  void without_a_user_there_is_no_internal_api(@TempDir Path other) {
    try (InternalFixture closed = new InternalFixture(other, BackendSettings.DEFAULT)) {
      RawMessage answer = closed.get("/status");

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers()).noneMatch(header -> header.contains("WWW-Authenticate"));
    }
  }

  @Test
  void what_only_begins_alike_is_not_internal() {
    assertThat(f.send("GET", "/internals", "", InternalFixture.CREDENTIALS).status())
        .isEqualTo(404);
    answers(f.get(""), 404, "{\"status\":\"not_found\",\"error\":\"Not found\"}");
    answers(f.get("/nope"), 404, "{\"status\":\"not_found\",\"error\":\"Not found\"}");
  }

  @Test
  void broken_json_and_wrong_types_are_told_and_change_nothing() {
    String malformed = "{\"status\":\"error\",\"error\":\"malformed JSON\"}";
    answers(f.put("/services/100", "{\"service\":"), 400, malformed);
    answers(f.call("GET", "/status", "[1]"), 400, malformed);
    answers(
        f.put("/services/100", "{\"service\":{\"provider_key\":[\"x\"]}}"),
        400,
        "{\"status\":\"error\",\"error\":\"service.provider_key must be text, not an array\"}");
    answers(
        f.put("/services/100", "{}"),
        400,
        "{\"status\":\"error\",\"error\":\"missing parameter 'service'\"}");
    assertThat(f.get("/services/100").body()).contains("\"provider_key\":\"pk\"");
  }

  @Test
  void an_id_may_be_a_number_however_it_is_written_but_not_one_without_end() {
    for (String seven : new String[] {"7", "7.0", "70e-1"}) {
      assertThat(
              f.post("/services", "{\"service\":{\"id\":" + seven + ",\"provider_key\":\"p7\"}}")
                  .body())
          .startsWith("{\"service\":{\"id\":\"7\",");
    }
    answers(
        f.post("/services", "{\"service\":{\"id\":1e999999999,\"provider_key\":\"p7\"}}"),
        400,
        "{\"status\":\"error\",\"error\":\"service.id is too large a number\"}");
  }

  private static void refused(RawMessage answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"\"");
  }
}
