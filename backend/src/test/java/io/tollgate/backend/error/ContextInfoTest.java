package io.tollgate.backend.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContextInfoTest {

  private static final ContextInfo CONTEXT =
      new ContextInfo(
          "http://x/a?b=1",
          "GET",
          "c=2",
          "curl \"8\"",
          "127.0.0.1",
          "application/x-www-form-urlencoded",
          "3",
          Map.of("no_body", "1", "hierarchy", "1"));

  @Test
  void is_written_with_the_names_that_readers_know() {
    assertThat(ContextJson.write(CONTEXT))
        .hasToString(
            "{\"url\":\"http://x/a?b=1\",\"method\":\"GET\",\"form_vars\":\"c=2\","
                + "\"user_agent\":\"curl \\\"8\\\"\",\"ip\":\"127.0.0.1\","
                + "\"content_type\":\"application/x-www-form-urlencoded\","
                + "\"content_length\":\"3\","
                + "\"extensions\":{\"hierarchy\":\"1\",\"no_body\":\"1\"}}");
    assertThat(ContextJson.write(null)).hasToString("{}");
  }

  @Test
  void is_read_as_it_was_written() {
    assertThat(ContextJson.read(ContextJson.write(CONTEXT).toString())).isEqualTo(CONTEXT);
    ContextInfo bare =
        new ContextInfo("http://x/", "HEAD", null, null, "::1", null, null, Map.of());
    assertThat(ContextJson.read(ContextJson.write(bare).toString())).isEqualTo(bare);
  }

  @Test
  void what_is_no_context_is_none() {
    assertThat(ContextJson.read(null)).isNull();
    assertThat(ContextJson.read("{}")).isNull();
    assertThat(ContextJson.read("[")).isNull();
  }

  @Test
  void no_text_grows_without_bound() {
    String longText = "x".repeat(100_000);
    Map<String, String> extensions = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      extensions.put(i + longText, longText);
    }
    ContextInfo context =
        new ContextInfo(
            longText, longText, longText, longText, longText, longText, longText, extensions);

    assertThat(ContextJson.write(context).toString().length()).isLessThan(6_000);
    assertThat(context.url()).hasSize(ContextInfo.MAX_PARAMETERS + 1).endsWith("x…");
    assertThat(new ServiceError("c", longText, 0).message()).hasSize(ServiceError.MAX_MESSAGE + 1);
  }
}
