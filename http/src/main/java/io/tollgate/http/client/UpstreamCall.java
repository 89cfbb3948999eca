package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamFailure.Phase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call: keeps what is written until there is a connection, and tells the receiver. */
final class UpstreamCall implements UpstreamExchange {

  private static final Set<HttpMethod> IDEMPOTENT =
      Set.of(
          HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS);

  private final UpstreamTimeouts timeouts;
  private final HttpRequest head;
  private final UpstreamReceiver receiver;
  private final Collection<InetAddress> tried;
  private final RequestWriter writer;

  /** Content written before there was a connection. */
  private final ArrayDeque<ByteBuf> early = new ArrayDeque<>(1);

  private long since;
  private @Nullable UpstreamConnection connection;
  private @Nullable ChannelHandlerContext context;
  private HttpHeaders trailers = EmptyHttpHeaders.INSTANCE;
  private boolean flushed;
  private boolean ended;
  private boolean headArrived;
  private boolean tunnel;
  private boolean paused;
  private boolean toldUnwritable;
  private boolean replaced;
  private boolean over;

  UpstreamCall(
      RequestWriter writer,
      UpstreamTimeouts timeouts,
      HttpRequest head,
      UpstreamReceiver receiver,
      Collection<InetAddress> tried,
      long now) {
    this.timeouts = timeouts;
    this.head = head;
    this.receiver = receiver;
    this.tried = tried;
    this.writer = writer;
    since = now;
  }

  // The caller's side.

  @Override
  public void write(ByteBuf content) {
    ChannelHandlerContext here = context;
    if (over) {
      content.release();
    } else if (here == null) {
      early.add(content);
    } else {
      writer.content(here, content);
    }
  }

  @Override
  public void flush() {
    flushed = true;
    ChannelHandlerContext here = context;
    if (!over && here != null) {
      writer.head(here);
      here.flush();
    }
  }

  @Override
  public void endWith(HttpHeaders last) {
    ended = true;
    trailers = last;
    ChannelHandlerContext here = context;
    if (!over && here != null) {
      finish(here);
    }
  }

  private void finish(ChannelHandlerContext here) {
    writer.end(here, trailers);
    here.flush();
    if (connection != null) {
      connection.sent();
    }
  }

  @Override
  public boolean isWritable() {
    boolean writable = context != null && context.channel().isWritable();
    toldUnwritable |= !writable;
    return writable;
  }

  @Override
  public void pause() {
    reading(false);
  }

  @Override
  public void resume() {
    reading(true);
  }

  private void reading(boolean on) {
    paused = !on;
    if (!over && context != null) {
      context.channel().config().setAutoRead(on);
    }
  }

  @Override
  public void cancel() {
    UpstreamConnection carrier = connection;
    if (!over) {
      finished();
      if (carrier != null) {
        carrier.end();
      }
    }
  }

  @Override
  public @Nullable InetSocketAddress peer() {
    return connection == null ? null : connection.peer();
  }

  // The connection's side.

  void carriedBy(UpstreamConnection carrier, ChannelHandlerContext here) {
    connection = carrier;
    context = here;
    if (paused) {
      here.channel().config().setAutoRead(false);
    }
    for (ByteBuf content; (content = early.poll()) != null; ) {
      writer.content(here, content);
    }
    if (ended) {
      finish(here);
    } else if (flushed) {
      flush();
    }
    writable();
  }

  /** Whether the connection that died can be replaced by another without anybody noticing. */
  boolean replaceable() {
    return !replaced
        && (!writer.headWritten()
            || (receiver.mayBeRepeated()
                && IDEMPOTENT.contains(head.method())
                && !writer.bodyWritten()));
  }

  /** Back to the line for another connection. */
  void again(long now) {
    replaced = true;
    since = now;
    connection = null;
    context = null;
    writer.again();
  }

  void answerHead(HttpResponse response, boolean upgrade) {
    headArrived = true;
    if (upgrade) {
      tunnel = true;
      writer.tunnel();
    }
    receiver.head(response);
  }

  void answerContent(ByteBuf content) {
    receiver.content(content);
  }

  void readComplete() {
    receiver.readComplete();
  }

  void answerEnd(HttpHeaders trailers) {
    if (paused) {
      resume();
    }
    finished();
    receiver.end(trailers);
  }

  void fail(UpstreamFailure failure) {
    if (!over) {
      finished();
      receiver.failed(failure);
    }
  }

  private void finished() {
    over = true;
    context = null;
    early.forEach(ByteBuf::release);
    early.clear();
  }

  void writable() {
    if (toldUnwritable && context != null && context.channel().isWritable()) {
      toldUnwritable = false;
      receiver.writable();
    }
  }

  UpstreamFailure failure(Kind kind, String detail, UpstreamConnection carrier, boolean reused) {
    return new UpstreamFailure(
        kind, phase(), carrier.toString(), detail, carrier.address(), reused);
  }

  /** Addresses that had their chance. */
  Collection<InetAddress> tried() {
    return tried;
  }

  boolean headArrived() {
    return headArrived;
  }

  private Phase phase() {
    if (headArrived) {
      return Phase.RECEIVE_BODY;
    }
    return ended ? Phase.WAIT_FOR_HEAD : Phase.SEND_REQUEST;
  }

  boolean isHead() {
    return head.method().equals(HttpMethod.HEAD);
  }

  boolean asksForUpgrade() {
    return head.headers().contains(HttpHeaderNames.UPGRADE);
  }

  boolean tunnel() {
    return tunnel;
  }

  /** Whether the request is complete. */
  boolean sent() {
    return ended;
  }

  boolean waitsForAnswer() {
    return ended && !paused && !tunnel;
  }

  boolean waitedTooLong(long now) {
    return now - since > timeouts.connect().toNanos();
  }

  boolean over() {
    return over;
  }

  UpstreamTimeouts timeouts() {
    return timeouts;
  }
}
