package io.tollgate.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * {@code 2006/01/02 15:04:05 [error] 42#0: …}, as nginx writes its error log and as tools read it
 * (gateway.md, 4.3). A line about a call goes on with {@code *N}, the number of its connection, all
 * others with who speaks.
 */
final class TextLines extends LineEncoder {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final long process;

  /**
   * @param process its id
   */
  TextLines(long process) {
    this.process = process;
  }

  @Override
  String text(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(256);
    TIME.formatTo(event.getInstant(), line);
    line.append(" [").append(event.getLevel().toString().toLowerCase(Locale.ROOT)).append("] ");
    line.append(process).append("#0: ");
    Object connection = connection(event);
    if (connection == null) {
      String logger = event.getLoggerName();
      line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(": ");
    } else {
      line.append('*').append(connection).append(' ');
    }
    line.append(event.getFormattedMessage()).append('\n');
    if (event.getThrowableProxy() != null) {
      line.append(stack(event));
    }
    return line.toString();
  }

  private static @Nullable Object connection(ILoggingEvent event) {
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        if (pair.key.equals("connection")) {
          return pair.value;
        }
      }
    }
    return null;
  }
}
