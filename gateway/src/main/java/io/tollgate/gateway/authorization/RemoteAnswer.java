package io.tollgate.gateway.authorization;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.log.FailureText;
import io.tollgate.gateway.meter.BackendMeters;
import io.tollgate.gateway.meter.BackendMeters.Endpoint;
import io.tollgate.http.client.UpstreamExchange;
import io.tollgate.http.client.UpstreamFailure;
import io.tollgate.http.client.UpstreamReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives one answer of a remote backend. */
final class RemoteAnswer implements UpstreamReceiver {

  private static final Logger log = LoggerFactory.getLogger(RemoteAuthorizer.class);

  /** Larger answers are none (gateway.md, 8.1). */
  private static final int MOST_BYTES = 1 << 20;

  private static final int LOGGED_CHARS = 1000;

  /** Who makes something of the answer; one of the two is called, once. */
  interface Reader {

    /**
     * @param body its first 64 KiB
     */
    void answered(int status, HttpHeaders headers, String body);

    /**
     * @param cause which phase, for the log
     */
    void unanswered(String cause);
  }

  private static final int KEPT_BYTES = 1 << 16;

  private final Reader reader;
  private final BackendMeters meters;
  private final Endpoint endpoint;
  private final Supplier<String> question;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private @Nullable UpstreamExchange exchange;
  private @Nullable HttpResponse head;
  private long bytes;

  /**
   * @param question as the log shows it
   */
  RemoteAnswer(Reader reader, BackendMeters meters, Endpoint endpoint, Supplier<String> question) {
    this.reader = reader;
    this.meters = meters;
    this.endpoint = endpoint;
    this.question = question;
  }

  /**
   * @param content of the request, null for none
   */
  void sent(UpstreamExchange begun, @Nullable ByteBuf content) {
    exchange = begun;
    if (content != null) {
      begun.write(content);
    }
    begun.end();
  }

  @Override
  public void head(HttpResponse answer) {
    head = answer;
  }

  @Override
  public void content(ByteBuf content) {
    bytes += content.readableBytes();
    keep(content);
    content.release();
    if (bytes > MOST_BYTES && exchange != null) {
      exchange.cancel();
      unanswered("the backend's answer is larger than 1 MiB");
    }
  }

  private void keep(ByteBuf content) {
    int kept = Math.min(KEPT_BYTES - body.size(), content.readableBytes());
    try {
      content.getBytes(content.readerIndex(), body, kept);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
  }

  /** A backend that saw the call may have counted it. */
  @Override
  public boolean mayBeRepeated() {
    return endpoint == Endpoint.AUTH;
  }

  @Override
  public void readComplete() {}

  @Override
  public void writable() {}

  @Override
  public void end(HttpHeaders trailers) {
    if (head == null) {
      return;
    }
    int status = head.status().code();
    meters.answered(endpoint, status);
    String text = body.toString(StandardCharsets.UTF_8);
    if (log.isInfoEnabled()) {
      log.info(
          "backend {} answered {} {} {}",
          question.get(),
          status,
          BackendAnswer.reason(head.headers()),
          BackendAnswer.beginning(text, LOGGED_CHARS));
    }
    reader.answered(status, head.headers(), text);
  }

  @Override
  public void failed(UpstreamFailure failure) {
    unanswered(FailureText.withPeer(failure));
  }

  private void unanswered(String cause) {
    meters.unanswered(endpoint);
    reader.unanswered(cause);
  }
}
