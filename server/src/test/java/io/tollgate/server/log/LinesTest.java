package io.tollgate.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a line of the error log is spelled, in text and in JSON (gateway.md, 4.3). */
class LinesTest {

  private static final String TEXT = "no rules matched for service 42, client: 1.2.3.4";

  private static LoggingEvent event(@Nullable Throwable thrown) {
    LoggerContext context = new LoggerContext();
    LoggingEvent event =
        new LoggingEvent(
            "x", context.getLogger("io.tollgate.gateway.error"), Level.ERROR, TEXT, thrown, null);
    event.setInstant(Instant.parse("2015-11-20T11:33:51Z"));
    return event;
  }

  private static LoggingEvent eventOfCall() {
    LoggingEvent event = event(null);
    event.addKeyValuePair(new KeyValuePair("client", "1.2.3.4"));
    event.addKeyValuePair(new KeyValuePair("connection", 7L));
    return event;
  }

  private static String encode(Encoder<ILoggingEvent> encoder, LoggingEvent event) {
    encoder.start();
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void text_is_spelled_as_nginx_does() {
    assertThat(encode(new TextLines(3578), eventOfCall()))
        .matches("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d \\[error] 3578#0: \\*7 " + TEXT + "\n");
  }

  @Test
  void text_about_no_call_names_who_speaks() {
    assertThat(encode(new TextLines(1), event(null)))
        .endsWith("[error] 1#0: error: " + TEXT + "\n");
  }

  @Test
  void json_has_the_facts_apart() {
    String line = encode(new JsonLines(), eventOfCall());
    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    JsonNode json = JsonMapper.shared().readTree(line);
    assertThat(json.path("time").asString()).isEqualTo("2015-11-20T11:33:51Z");
    assertThat(json.path("level").asString()).isEqualTo("error");
    assertThat(json.path("message").asString()).isEqualTo(TEXT);
    assertThat(json.path("client").asString()).isEqualTo("1.2.3.4");
    assertThat(json.path("connection").asLong()).isEqualTo(7);
  }

  @Test
  void both_show_the_stack_of_what_was_thrown() {
    IllegalStateException thrown = new IllegalStateException("broken");
    assertThat(encode(new TextLines(1), event(thrown)))
        .contains("IllegalStateException: broken")
        .contains("\tat ");
    assertThat(JsonMapper.shared().readTree(encode(new JsonLines(), event(thrown))).path("stack"))
        .asString()
        .contains("broken");
  }
}
