package io.tollgate.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.server.settings.LogSection;
import io.tollgate.server.settings.LogSection.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  /**
   * @throws UncheckedIOException when the file cannot be written
   */
  public static void configure(LogSection settings) {
    LoggerContext context = context();
    String file = settings.file();
    // First, so that a refusal of it is still told where the log was before.
    OutputStreamAppender<ILoggingEvent> lines = file == null ? console() : appending(file);
    context.reset();
    lines.setContext(context);
    lines.setEncoder(encoder(settings.format(), context));
    lines.start();
    Level level = levelOf(settings.level());
    Logger root = root();
    root.addAppender(lines);
    root.setLevel(level);
    // Whoever sends the debug header wants these lines whatever is configured (gateway.md, 4.1).
    context.getLogger("io.tollgate.gateway.debug").setLevel(Level.INFO);
    context.getLogger("io.tollgate.gateway.tokens").setLevel(lower(level, settings.tokenLevel()));
    for (String name : CHATTY) {
      context.getLogger(name).setLevel(Level.WARN);
    }
    // It warns of versions of PostgreSQL that it does not name; what is used here is in all of
    // them.
    context
        .getLogger("org.jooq.impl.DefaultExecuteContext.logVersionSupport")
        .setLevel(Level.ERROR);
  }

  /** Counts the lines that are logged (gateway.md, 4.5), until what this gives is closed. */
  public static AutoCloseable count(LogSection settings, MeterRegistry registry) {
    LineCounter counter = new LineCounter(levelOf(settings.countedLevel()), registry);
    counter.setContext(context());
    counter.start();
    root().addAppender(counter);
    return () -> root().detachAppender(counter);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static Logger root() {
    return context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static OutputStreamAppender<ILoggingEvent> console() {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    return console;
  }

  private static OutputStreamAppender<ILoggingEvent> appending(String name) {
    try {
      Files.newOutputStream(Path.of(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
          .close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FileAppender<ILoggingEvent> file = new FileAppender<>();
    file.setFile(name);
    return file;
  }

  private static Encoder<ILoggingEvent> encoder(Format format, LoggerContext context) {
    Encoder<ILoggingEvent> encoder =
        format == Format.JSON ? new JsonLines() : new TextLines(ProcessHandle.current().pid());
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static Level lower(Level level, LogSection.Level other) {
    Level converted = levelOf(other);
    return level.isGreaterOrEqual(converted) ? converted : level;
  }

  private static Level levelOf(LogSection.Level level) {
    return switch (level) {
      case DEBUG -> Level.DEBUG;
      case INFO, NOTICE -> Level.INFO;
      case WARN -> Level.WARN;
      case ERROR, CRIT, ALERT, EMERG -> Level.ERROR;
    };
  }
}
