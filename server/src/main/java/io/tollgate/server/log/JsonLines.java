package io.tollgate.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object a line: time, level, logger, message, and each fact of the line as a member of
 * its own, such as {@code client} and {@code request_id} (gateway.md, 4.3).
 */
final class JsonLines extends LineEncoder {

  JsonLines() {}

  @Override
  String text(ILoggingEvent event) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("time", event.getInstant().toString())
            .put("level", event.getLevel().toString().toLowerCase(Locale.ROOT))
            .put("logger", event.getLoggerName())
            .put("message", event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair fact : event.getKeyValuePairs()) {
        if (fact.value instanceof Long number) {
          line.put(fact.key, number);
        } else {
          line.put(fact.key, String.valueOf(fact.value));
        }
      }
    }
    if (event.getThrowableProxy() != null) {
      line.put("stack", stack(event));
    }
    return line + "\n";
  }
}
