package io.tollgate.gateway.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What the gateway logs at info and above, from its making to its closing. */
public final class LoggedLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.tollgate.gateway");
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

  public LoggedLines() {
    setContext(logger.getLoggerContext());
    start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  public List<ILoggingEvent> events() {
    return events;
  }

  public List<String> lines() {
    return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** The facts of the first line that begins like this, by name. */
  public Map<String, Object> facts(String start) {
    return events.stream()
        .filter(event -> event.getFormattedMessage().startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line begins with " + start + ": " + lines()))
        .getKeyValuePairs()
        .stream()
        .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
    logger.setAdditive(true);
  }
}
