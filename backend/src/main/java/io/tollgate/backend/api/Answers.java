package io.tollgate.backend.api;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.ReadOnlyHttpHeaders;
import io.netty.util.AsciiString;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.http.server.Answer;
import io.tollgate.protocol.authorization.RejectionReason;
import java.nio.charset.StandardCharsets;

/** The answers' headers: the same on all, but for a few (1.1). */
final class Answers {

  static final AsciiString VENDOR_XML = AsciiString.cached("application/vnd.3scale-v2.0+xml");

  private static final AsciiString SELF_ONLY = AsciiString.cached("default-src 'self'");
  private static final AsciiString EXPOSED =
      AsciiString.cached("ETag, Link, 3scale-rejection-reason");
  private static final AsciiString ANYBODY = AsciiString.cached("*");
  private static final AsciiString ONE_SECOND = AsciiString.cached("1");

  /** Of nearly every answer, so they are made once; a caller that adds to them has its own. */
  private static final HttpHeaders STATUS_ALONE =
      new ReadOnlyHttpHeaders(
          false,
          HttpHeaderNames.CONTENT_TYPE,
          VENDOR_XML,
          HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN,
          ANYBODY,
          HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS,
          EXPOSED,
          HttpHeaderNames.CONTENT_SECURITY_POLICY,
          SELF_ONLY);

  private Answers() {}

  /** A status document whose headers nobody adds to. */
  static Answer status(int status, ByteBuf body) {
    return new Answer(status, STATUS_ALONE, body);
  }

  /** The same answer with one more header. */
  static Answer with(String name, String value, Answer answer) {
    HttpHeaders headers = new DefaultHttpHeaders();
    headers.add(answer.headers()).set(name, value);
    return new Answer(answer.status(), headers, answer.body());
  }

  /** A status document, or an answer without one. */
  static Answer of(int status, CharSequence contentType, ByteBuf body) {
    HttpHeaders headers = headers(contentType);
    headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, SELF_ONLY);
    return new Answer(status, headers, body);
  }

  static Answer of(int status, CharSequence contentType, String body) {
    return of(status, contentType, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
  }

  static Answer empty(int status) {
    return of(status, VENDOR_XML, Unpooled.EMPTY_BUFFER);
  }

  /** An error document, or what is left of it without a body. */
  static Answer error(Refusal refusal, boolean noBody) {
    RejectionReason reason = refusal.reason();
    if (reason == RejectionReason.OTHER) {
      return empty(reason.status());
    }
    HttpHeaders headers = headers(VENDOR_XML);
    if (reason == RejectionReason.TOO_MANY_REQUESTS
        || reason == RejectionReason.STORAGE_UNAVAILABLE) {
      headers.set(HttpHeaderNames.RETRY_AFTER, ONE_SECOND);
    }
    return new Answer(
        reason.status(), headers, noBody ? Unpooled.EMPTY_BUFFER : ErrorDocument.of(refusal));
  }

  static Answer storageUnavailable(boolean noBody) {
    return error(Refusal.STORAGE_UNAVAILABLE, noBody);
  }

  /** After a mistake of ours; the log has the cause. */
  static Answer internalError() {
    return new Answer(
        500,
        headers(VENDOR_XML),
        Unpooled.copiedBuffer("Internal Server Error\n", StandardCharsets.UTF_8));
  }

  private static HttpHeaders headers(CharSequence contentType) {
    HttpHeaders headers = new DefaultHttpHeaders();
    headers.set(HttpHeaderNames.CONTENT_TYPE, contentType);
    headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, ANYBODY);
    headers.set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    return headers;
  }
}
