package io.tollgate.gateway.policy.custom;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The JDK's logger for jars, over the gateway's. */
final class PolicyLog implements System.Logger {

  private final org.slf4j.Logger log;

  PolicyLog(String name) {
    log = LoggerFactory.getLogger(name);
  }

  @Override
  public String getName() {
    return log.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    return level == Level.ALL || (level != Level.OFF && log.isEnabledForLevel(level(level)));
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String text,
      @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      log.atLevel(level(level)).setCause(thrown).log("{}", text);
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object... parameters) {
    if (isLoggable(level)) {
      boolean plain = format == null || parameters == null || parameters.length == 0;
      log.atLevel(level(level))
          .log("{}", plain ? format : MessageFormat.format(format, parameters));
    }
  }

  private static org.slf4j.event.Level level(Level level) {
    return switch (level) {
      case ERROR, OFF -> org.slf4j.event.Level.ERROR;
      case WARNING -> org.slf4j.event.Level.WARN;
      case INFO -> org.slf4j.event.Level.INFO;
      case DEBUG -> org.slf4j.event.Level.DEBUG;
      case TRACE, ALL -> org.slf4j.event.Level.TRACE;
    };
  }
}
