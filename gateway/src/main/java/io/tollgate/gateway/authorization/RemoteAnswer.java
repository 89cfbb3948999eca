package io.tollgate.gateway.authorization;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.log.FailureText;
import io.tollgate.gateway.meter.BackendMeters;
import io.tollgate.http.client.UpstreamExchange;
import io.tollgate.http.client.UpstreamFailure;
import io.tollgate.http.client.UpstreamReceiver;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.Authorizer.Receiver;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives one answer of a remote backend and turns it into a decision. */
final class RemoteAnswer implements UpstreamReceiver {

  private static final Logger log = LoggerFactory.getLogger(RemoteAuthorizer.class);

  /** Larger answers are none (gateway.md, 8.1). */
  private static final int MOST_BYTES = 1 << 20;

  private static final int LOGGED_CHARS = 1000;

  private final Receiver receiver;
  private final BackendMeters meters;
  private final Supplier<String> question;
  private final StringBuilder body = new StringBuilder(0);
  private @Nullable UpstreamExchange exchange;
  private @Nullable HttpResponse head;
  private long bytes;

  RemoteAnswer(Receiver receiver, BackendMeters meters, Supplier<String> question) {
    this.receiver = receiver;
    this.meters = meters;
    this.question = question;
  }

  void sent(UpstreamExchange begun) {
    exchange = begun;
    begun.end();
  }

  @Override
  public void head(HttpResponse answer) {
    head = answer;
  }

  @Override
  public void content(ByteBuf content) {
    bytes += content.readableBytes();
    int room = LOGGED_CHARS - body.length();
    if (room > 0) {
      body.append(
          content.toString(
              content.readerIndex(),
              Math.min(room, content.readableBytes()),
              StandardCharsets.UTF_8));
    }
    content.release();
    if (bytes > MOST_BYTES && exchange != null) {
      exchange.cancel();
      unavailable("the backend's answer is larger than 1 MiB");
    }
  }

  /** A backend that saw the call may have counted it. */
  @Override
  public boolean mayBeRepeated() {
    return false;
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
    meters.answered(status);
    AuthorizationDecision decision =
        BackendAnswer.interpret(status, head.headers(), body.toString());
    if (log.isInfoEnabled()) {
      log.info(
          "backend {} answered {} {} {}",
          question.get(),
          status,
          BackendAnswer.reason(head.headers()),
          body);
    }
    receiver.decided(decision);
  }

  @Override
  public void failed(UpstreamFailure failure) {
    unavailable(FailureText.of(failure));
  }

  private void unavailable(String cause) {
    meters.unanswered();
    receiver.decided(new Unavailable(cause));
  }
}
