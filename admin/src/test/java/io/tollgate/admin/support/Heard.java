package io.tollgate.admin.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What one logger says, from level INFO on, until this is closed. */
public final class Heard implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  private Heard(Logger logger) {
    this.logger = logger;
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.INFO);
  }

  public static Heard of(String name) {
    return new Heard((Logger) LoggerFactory.getLogger(name));
  }

  public List<String> lines() {
    // As the appender itself does when a line comes.
    synchronized (log) {
      return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
  }

  @Override
  public void close() {
    logger.setLevel(null);
    logger.detachAppender(log);
  }
}
