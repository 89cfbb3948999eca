package io.tollgate.server.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** Writes events one after the other, with nothing before the first and after the last. */
abstract class LineEncoder extends EncoderBase<ILoggingEvent> {

  private final ThrowableProxyConverter stack = new ThrowableProxyConverter();

  /** The event as text, with its line end. */
  abstract String text(ILoggingEvent event);

  /** Empty when nothing was thrown. */
  final String stack(ILoggingEvent event) {
    return stack.convert(event);
  }

  @Override
  public final void start() {
    stack.start();
    super.start();
  }

  @Override
  public final byte[] encode(ILoggingEvent event) {
    return text(event).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public final byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public final byte[] footerBytes() {
    return new byte[0];
  }
}
