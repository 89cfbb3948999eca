package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.CallDriver;
import io.tollgate.gateway.call.ClientConnection;
import io.tollgate.gateway.call.RequestLine;
import io.tollgate.gateway.routing.RoutedService;
import io.tollgate.gateway.routing.Router;
import io.tollgate.http.request.Fault;
import io.tollgate.http.request.HeadLimits;
import io.tollgate.http.request.RequestDecoder;
import io.tollgate.http.request.RequestHead;
import io.tollgate.http.server.HttpLimits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells what would become of a request: it is read, routed and taken through its product's policies
 * as a call would be, but nobody is asked and nothing is sent (gateway.md, ruling 15).
 */
public final class RequestExplainer {

  /** A source that is asked for each host has to answer within it. */
  private static final long PATIENCE_SECONDS = 30;

  private static final CallDriver NOBODY =
      new CallDriver() {
        @Override
        public void resume(Call call) {}

        @Override
        public void readBody(Call call) {}
      };

  private final Router router;
  private final ListenerSettings settings;

  public RequestExplainer(Router router, ListenerSettings settings) {
    this.router = router;
    this.settings = settings;
  }

  /**
   * Waits for the explanation; not to be called on an event loop.
   *
   * @param request its bytes as a client would send them
   * @param client address it would come from
   */
  public RequestExplanation explain(byte[] request, String client, EventLoop loop) {
    HttpLimits limits = settings.limits();
    RequestDecoder decoder =
        new RequestDecoder(
            new HeadLimits(
                limits.requestLine(), limits.headerLine(), limits.headerBlock(), limits.headers()));
    ByteBuf bytes = Unpooled.wrappedBuffer(request);
    if (!(decoder.next(bytes) instanceof RequestHead head)) {
      Fault fault = decoder.fault();
      return fault == null
          ? Explained.unreadable(400, "The request has no end")
          : Explained.unreadable(fault.status(), fault.reason());
    }
    RequestLine line = RequestReader.read(head, !settings.refusesEncodedSlash());
    if (line == null) {
      return Explained.unreadable(400, "The path or its escapes are malformed");
    }
    Call call =
        new Call(loop, NOBODY, new ClientConnection(client, 0, "", 0, false, null, 0), head, line);
    read(decoder, bytes, call);
    CompletableFuture<RequestExplanation> explained = new CompletableFuture<>();
    loop.execute(() -> route(call, explained));
    return explained.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private static void read(RequestDecoder decoder, ByteBuf bytes, Call call) {
    for (HttpObject part = decoder.next(bytes); part != null; part = decoder.next(bytes)) {
      if (part instanceof HttpContent content && content.content().isReadable()) {
        call.body().add(content.content());
      }
    }
    call.body().completed(EmptyHttpHeaders.INSTANCE);
  }

  private void route(Call call, CompletableFuture<RequestExplanation> explained) {
    router.route(
        call.line(),
        call.eventLoop(),
        new Router.Receiver() {
          @Override
          public void routed(@Nullable RoutedService found) {
            explained.completeAsync(() -> Explained.of(call, found), call.eventLoop());
          }

          @Override
          public void routedLater(@Nullable RoutedService found) {
            routed(found);
          }
        });
  }
}
