package io.tollgate.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts the lines of the log by their level (gateway.md, 4.5). */
final class LineCounter extends UnsynchronizedAppenderBase<ILoggingEvent> {

  private final Map<Level, Counter> counters = new LinkedHashMap<>();

  /**
   * @param least severe level that is counted
   */
  LineCounter(Level least, MeterRegistry registry) {
    for (Level level : List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG)) {
      if (level.isGreaterOrEqual(least)) {
        counters.put(
            level,
            registry.counter(
                "nginx_error_log", "level", level.toString().toLowerCase(Locale.ROOT)));
      }
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    Counter counter = counters.get(event.getLevel());
    if (counter != null) {
      counter.increment();
    }
  }
}
