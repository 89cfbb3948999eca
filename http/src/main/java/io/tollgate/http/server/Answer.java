package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/**
 * What an {@link Exchange} is answered with.
 *
 * @param status HTTP status code
 * @param headers all headers but Content-Length and Connection, which the server adds
 * @param body released by the server once written
 */
public record Answer(int status, HttpHeaders headers, ByteBuf body) {

  public static Answer of(int status, String contentType, String body) {
    HttpHeaders headers = new DefaultHttpHeaders();
    headers.set("Content-Type", contentType);
    return new Answer(status, headers, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
  }

  /** An answer without body and without content type. */
  public static Answer empty(int status) {
    return new Answer(status, new DefaultHttpHeaders(), Unpooled.EMPTY_BUFFER);
  }
}
