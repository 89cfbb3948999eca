package io.tollgate.gateway.call;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Objects;

/** Calls for tests of what is pure. */
public final class SomeCall {

  private static final CallDriver NOBODY =
      new CallDriver() {
        @Override
        public void resume(Call call) {
          throw new AssertionError("not suspended");
        }

        @Override
        public void readBody(Call call) {
          throw new AssertionError("no body");
        }
      };

  private SomeCall() {}

  /**
   * GET on host {@code api.example}, from 192.0.2.7:4711 to 192.0.2.1:8080.
   *
   * @param headers names and values in turn
   */
  public static Call get(String target, String... headers) {
    HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
    for (int i = 0; i < headers.length; i += 2) {
      request.headers().add(headers[i], headers[i + 1]);
    }
    RequestTarget parsed = Objects.requireNonNull(RequestTarget.parse("GET", target));
    return new Call(
        new EmbeddedChannel().eventLoop(),
        NOBODY,
        new ClientConnection("192.0.2.7", 4711, "192.0.2.1", 8080, false, null, 1),
        request,
        Objects.requireNonNull(RequestLine.of("GET", "api.example", parsed)));
  }
}
