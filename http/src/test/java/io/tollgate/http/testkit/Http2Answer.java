package io.tollgate.http.testkit;

import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/**
 * How a request of HTTP/2 was answered.
 *
 * @param head null when there was none
 * @param trailers null when there were none; those of an answer without body are its head
 * @param ended whether the answer is whole
 * @param reset code of the reset that ended it, null without one
 */
public record Http2Answer(
    @Nullable Http2Headers head,
    String body,
    @Nullable Http2Headers trailers,
    boolean ended,
    @Nullable Long reset) {

  /** 0 without a head. */
  public int status() {
    return head == null ? 0 : Integer.parseInt(head.status().toString());
  }

  /** Null when there is no such header. */
  public @Nullable String header(String name) {
    return text(head, name);
  }

  /** Null when there is no such trailer. */
  public @Nullable String trailer(String name) {
    return text(trailers, name);
  }

  private static @Nullable String text(@Nullable Http2Headers fields, String name) {
    CharSequence value = fields == null ? null : fields.get(name);
    return value == null ? null : value.toString();
  }
}
