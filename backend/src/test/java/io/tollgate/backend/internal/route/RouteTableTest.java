package io.tollgate.backend.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.store.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  private final RouteTable table =
      new RouteTable(
          List.of(
              Route.get("/things/{thing}", r -> Reply.of(200, r.path("thing"))),
              Route.put("/things/{thing}", r -> Reply.of(200, r.wrapper("x").requiredText("y"))),
              Route.delete("/things", r -> Reply.of(200, String.valueOf(r.parameters().text("a")))),
              Route.post(
                  "/disk",
                  r -> {
                    throw new StorageException("no space left on the device");
                  }),
              Route.post(
                  "/bug",
                  r -> {
                    throw new IllegalStateException("a bug");
                  })));

  @Test
  void a_variable_is_decoded_and_may_hold_a_slash() {
    assertThat(status("GET", "/things/a%2Fb+c%20d%C3%A9")).isEqualTo("a/b+c dé");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/things/a", "/things/a/"})
  void the_last_slash_makes_no_difference(String path) {
    assertThat(status("GET", path)).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/things", "/things//", "/things/a//", "/things/a/b", "/Things/a"})
  void other_paths_are_not_found(String path) {
    Reply reply = table.answer("GET", path, "", new byte[0]);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).hasToString("{\"status\":\"not_found\",\"error\":\"Not found\"}");
  }

  @Test
  void head_is_get_and_other_methods_are_not_found() {
    assertThat(status("HEAD", "/things/a")).isEqualTo("a");
    assertThat(status("PATCH", "/things/a")).isEqualTo("not_found");
  }

  @Test
  void a_path_that_is_no_percent_encoding_is_told() {
    Reply reply = table.answer("GET", "/things/%zz", "", new byte[0]);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).hasToString("{\"status\":\"error\",\"error\":\"malformed path\"}");
  }

  @Test
  void the_body_wins_over_the_query() {
    assertThat(deleted("a=1+%2B", "")).isEqualTo("1 +");
    assertThat(deleted("a=1", "{\"a\":2}")).isEqualTo("2");
    assertThat(deleted("a=1", " \n")).isEqualTo("1");
    assertThat(deleted("a=1", "{\"a\":null}")).isEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "7", "null", "\"a\"", "{} {}", "{'a':1}", "{\"a\":\"\u0001\"}"})
  void a_body_that_is_no_json_object_is_told(String body) {
    assertThat(deletion("", body).body())
        .hasToString("{\"status\":\"error\",\"error\":\"malformed JSON\"}");
  }

  @Test
  void a_body_that_is_too_deep_is_malformed() {
    String deep = "{\"a\":".repeat(33) + "1" + "}".repeat(33);

    assertThat(deletion("", deep).status()).isEqualTo(400);
    assertThat(deletion("", deep.substring(5, deep.length() - 1)).status()).isEqualTo(400);
    assertThat(deletion("", "{\"b\":" + "[".repeat(31) + "]".repeat(31) + "}").status())
        .isEqualTo(200);
  }

  @Test
  void a_missing_wrapper_and_a_wrong_one_are_told() {
    assertThat(put("{}")).isEqualTo("missing parameter 'x'");
    assertThat(put("{\"x\":null}")).isEqualTo("missing parameter 'x'");
    assertThat(put("{\"x\":[]}")).isEqualTo("x must be an object, not an array");
  }

  @Test
  void what_fails_is_answered_all_the_same() {
    Reply full = table.answer("POST", "/disk", "", new byte[0]);
    assertThat(full.status()).isEqualTo(503);
    assertThat(full.body().toString()).doesNotContain("device");

    Reply bug = table.answer("POST", "/bug", "", new byte[0]);
    assertThat(bug.status()).isEqualTo(500);
    assertThat(bug.body().toString()).contains("reference").doesNotContain("a bug");
  }

  private String status(String method, String path) {
    return table.answer(method, path, "", new byte[0]).body().get("status").asString();
  }

  private String put(String body) {
    Reply reply = table.answer("PUT", "/things/a", "", body.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(400);
    return reply.body().get("error").asString();
  }

  private String deleted(String query, String body) {
    return deletion(query, body).body().get("status").asString();
  }

  private Reply deletion(String query, String body) {
    return table.answer("DELETE", "/things", query, body.getBytes(StandardCharsets.UTF_8));
  }
}
