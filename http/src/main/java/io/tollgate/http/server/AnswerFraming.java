package io.tollgate.http.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/** How the end of an answer's body is told to the client. */
enum AnswerFraming {
  /** By {@code Content-Length}. */
  LENGTH,
  /** By chunks. */
  CHUNKED,
  /** By closing the connection: for HTTP/1.0 when the length is unknown. */
  CLOSE,
  /** There is no body, whatever the headers say: HEAD, 204, 304. */
  NO_BODY,
  /** After 101 the bytes are another protocol's. */
  TUNNEL;

  static AnswerFraming of(HttpRequest request, int status, HttpHeaders headers) {
    if (status == 101) {
      return TUNNEL;
    }
    if (isBodiless(request, status)) {
      return NO_BODY;
    }
    boolean chunked = headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    if (!chunked && headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
      return LENGTH;
    }
    return request.protocolVersion().equals(HttpVersion.HTTP_1_0) ? CLOSE : CHUNKED;
  }

  /** Whether there is no body, whatever the headers say. */
  static boolean isBodiless(HttpRequest request, int status) {
    return status == 204 || status == 304 || request.method().equals(HttpMethod.HEAD);
  }

  /** Makes the headers say what this framing does. */
  void apply(int status, HttpHeaders headers) {
    switch (this) {
      case CHUNKED -> {
        headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        headers.remove(HttpHeaderNames.CONTENT_LENGTH);
      }
      case CLOSE -> {
        headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        headers.remove(HttpHeaderNames.CONTENT_LENGTH);
      }
      case NO_BODY -> {
        headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        if (status == 204) {
          headers.remove(HttpHeaderNames.CONTENT_LENGTH);
        }
      }
      case LENGTH, TUNNEL -> {}
    }
  }
}
