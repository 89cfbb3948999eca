package io.tollgate.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.tollgate.server.settings.ProcessSection.LogFormat;
import io.tollgate.server.settings.ProcessSection.LogLevel;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Sets up logging for the whole process; there is no configuration file, only the settings {@code
 * log.*}.
 */
public final class LogOutput {

  /** Libraries whose lines below a warning tell an operator nothing. */
  private static final List<String> CHATTY =
      List.of(
          "io.netty", "org.eclipse.jetty", "io.javalin", "org.flywaydb", "com.zaxxer", "org.jooq");

  private LogOutput() {}

  public static void configure(LogFormat format, LogLevel level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder(format, context));
    console.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(console);
    root.setLevel(levelOf(level));
    // Whoever sends the debug header wants these lines whatever is configured (gateway.md, 4.1).
    context.getLogger("io.tollgate.gateway.debug").setLevel(Level.INFO);
    for (String name : CHATTY) {
      context.getLogger(name).setLevel(Level.WARN);
    }
  }

  private static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
    Encoder<ILoggingEvent> encoder =
        format == LogFormat.JSON ? new JsonLines() : new TextLines(ProcessHandle.current().pid());
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static Level levelOf(LogLevel level) {
    return switch (level) {
      case DEBUG -> Level.DEBUG;
      case INFO, NOTICE -> Level.INFO;
      case WARN -> Level.WARN;
      case ERROR, CRIT, ALERT, EMERG -> Level.ERROR;
    };
  }
}
