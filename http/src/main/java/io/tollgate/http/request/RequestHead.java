package io.tollgate.http.request;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;

/**
 * The head of a request that nothing is to be said against. Header names and values are as
 * received, in their order; what the framing headers said is kept, whatever becomes of them.
 */
public final class RequestHead extends DefaultHttpRequest implements DecodedHead {

  private final Framing framing;

  RequestHead(
      HttpVersion version, HttpMethod method, String target, HttpHeaders headers, Framing framing) {
    super(version, method, target, headers);
    this.framing = framing;
  }

  /** Whether the client would send another request over the same connection. */
  public boolean keepsAlive() {
    return framing.keepsAlive();
  }

  /** Whether the client waits for leave to send the body. */
  public boolean expectsContinue() {
    return framing.expectsContinue();
  }

  /** Bytes of the body, {@link Framing#CHUNKED} when only its end will tell. */
  public long bodyLength() {
    return framing.bodyLength();
  }

  // The framing is a consequence of the headers.
  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
