package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.loop.Watched;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to an upstream, which carries one call at a time: a connection of HTTP/1.1, or a
 * stream of HTTP/2.
 */
final class UpstreamConnection extends ChannelInboundHandlerAdapter implements Carrier, Watched {

  private static final Logger log = LoggerFactory.getLogger(UpstreamConnection.class);

  private final ConnectionOwner owner;
  private final InetSocketAddress peer;
  private final String peerText;
  private final LoopWatch watch;

  /** Null for a stream. */
  private @Nullable Http1Decoder decoder;

  private final AnswerPatience patience;
  private @Nullable ChannelHandlerContext context;
  private LoopWatch.@Nullable Entry watched;
  private @Nullable UpstreamCall call;
  private @Nullable String error;
  private boolean pooled;
  private boolean used;
  private boolean heard;
  private boolean interim;
  private boolean reusable;
  private boolean answered;
  private long idleSince;

  /** On the loop on which it will live. */
  UpstreamConnection(ConnectionOwner owner, InetSocketAddress peer, String peerText) {
    this.owner = owner;
    this.peer = peer;
    this.peerText = peerText;
    watch = owner.loop().watch();
    patience = new AnswerPatience(watch);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    watched = watch.add(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    if (watched != null) {
      watched.remove();
    }
  }

  @Override
  public ChannelHandler[] handlers() {
    Http1Decoder made = new Http1Decoder(this, owner.loop().limits());
    decoder = made;
    return new ChannelHandler[] {made, this};
  }

  @Override
  public void connected() {
    owner.connected(this);
  }

  /** From now on the pool counts on it, until it hears that it is closed. */
  void pooled() {
    pooled = true;
  }

  /** Takes a call. */
  void carry(UpstreamCall next) {
    ChannelHandlerContext here = context;
    if (here == null) {
      throw new IllegalStateException("A connection carries calls when it is connected");
    }
    call = next;
    heard = false;
    interim = false;
    patience.renew();
    next.carriedBy(this, here);
  }

  /** Called with each read, before its bytes are decoded. */
  void heard() {
    heard = true;
    patience.renew();
  }

  /** A status line has come; without a call, or behind its answer, nobody asked for it. */
  void answerBegins() {
    reusable &= call != null;
  }

  /** Whether the answer to come has no body whatever its head says. */
  boolean bodiless() {
    return call != null && call.isHead();
  }

  @Override
  public void channelRead(ChannelHandlerContext here, Object message) {
    UpstreamCall current = call;
    if (current == null) {
      // Nobody asked, or it came behind an answer: whose it is cannot be told.
      ReferenceCountUtil.release(message);
      answered = false;
      here.close();
    } else if (message instanceof HttpResponse response) {
      head(current, response);
    } else if (message instanceof HttpContent content) {
      content(current, content);
    } else if (message instanceof ByteBuf bytes) {
      current.answerContent(bytes);
    }
  }

  private void head(UpstreamCall current, HttpResponse response) {
    if (response.decoderResult().isFailure()) {
      ReferenceCountUtil.release(response);
      undecodable(current, response.decoderResult().cause());
      return;
    }
    String fault = AnswerHead.fault(response, current, owner.loop().limits().headBytes());
    if (fault != null) {
      fail(current, Kind.BAD_ANSWER, fault);
      return;
    }
    boolean upgrade = AnswerHead.switchesProtocols(response);
    // The decoder ends both an interim head and a 101 with an empty content.
    interim = AnswerHead.isInterim(response);
    if (!interim || upgrade) {
      reusable = decoder != null && !upgrade && HttpUtil.isKeepAlive(response);
      owner.answered(peer.getAddress());
      current.answerHead(response, upgrade);
    }
  }

  private void content(UpstreamCall current, HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (content.decoderResult().isFailure()) {
      content.release();
      undecodable(current, content.decoderResult().cause());
      return;
    }
    if (interim) {
      content.release();
      interim = !last;
      return;
    }
    if (content.content().isReadable()) {
      current.answerContent(content.content());
    } else {
      content.release();
    }
    // The receiver may have given up meanwhile.
    if (last && call == current) {
      if (error != null && !usable()) {
        lost(current);
        return;
      }
      call = null;
      answered = true;
      reusable &= current.sent();
      current.answerEnd(((LastHttpContent) content).trailingHeaders());
    }
  }

  /** The answer is none. */
  void undecodable(String detail) {
    UpstreamCall current = call;
    if (current != null) {
      fail(current, Kind.BAD_ANSWER, detail);
    }
  }

  /** The upstream has taken its stream back. */
  void reset(long code) {
    error = "it reset the stream with code " + code;
  }

  private void undecodable(UpstreamCall current, Throwable cause) {
    if (cause instanceof PrematureChannelClosureException) {
      lost(current);
    } else {
      fail(current, Kind.BAD_ANSWER, String.valueOf(cause.getMessage()));
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext here) {
    UpstreamCall current = call;
    if (answered) {
      // Only now is it sure that nothing came behind the answer.
      answered = false;
      boolean alone = decoder == null || !decoder.holdsBytes();
      if (reusable && alone && error == null && here.channel().isActive()) {
        used = true;
        owner.free(this);
      } else {
        here.close();
      }
    } else if (current != null) {
      current.readComplete();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext here) {
    UpstreamCall current = call;
    if (current != null && here.channel().isWritable()) {
      current.writable();
    }
  }

  @Override
  public void check(long now) {
    UpstreamCall current = call;
    ChannelHandlerContext here = context;
    if (current == null || here == null) {
      return;
    }
    Kind late = patience.exhausted(here.channel(), current, error != null, now);
    if (late == Kind.SEND_TIMEOUT) {
      fail(current, late, "it takes no more of the request");
    } else if (late != null) {
      fail(current, late, "nothing came for " + current.timeouts().readIdle());
    }
  }

  /** The wait for an answer begins. */
  void sent() {
    patience.renew();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext here, Throwable cause) {
    error = ConnectFailures.text(cause);
    if (cause instanceof IOException) {
      // Of a write, perhaps: an answer that was sent before is still to be read.
      return;
    }
    if (!(cause.getCause() instanceof SSLException)) {
      log.error("Closing the connection to {}", peerText, cause);
    }
    here.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext here) {
    UpstreamCall current = call;
    call = null;
    if (pooled) {
      pooled = false;
      owner.closed(this);
    }
    if (current != null && current.tunnel() && error == null) {
      current.answerEnd(LastHttpContent.EMPTY_LAST_CONTENT.trailingHeaders());
    } else if (current != null) {
      lost(current);
    }
  }

  /** The upstream has gone in the midst of a call. */
  private void lost(UpstreamCall current) {
    if (stale() && current.replaceable()) {
      end();
      current.again(watch.now());
      owner.retry(current);
    } else {
      fail(current, Kind.RESET, error == null ? "it closed the connection" : error);
    }
  }

  /** An upstream may close a kept connection at any time, which does not speak against it. */
  private boolean stale() {
    return used && !heard;
  }

  private void fail(UpstreamCall current, Kind kind, String detail) {
    end();
    boolean reused = kind == Kind.RESET && stale();
    if (!current.headArrived() && !reused) {
      owner.failed(peer.getAddress());
    }
    current.fail(current.failure(kind, detail, this, reused));
  }

  /** Takes the call off; the connection is of no use afterwards. */
  void end() {
    call = null;
    close();
  }

  void close() {
    ChannelHandlerContext here = context;
    if (here != null) {
      here.close();
    }
  }

  boolean usable() {
    ChannelHandlerContext here = context;
    return here != null && here.channel().isActive();
  }

  void idleSince(long now) {
    idleSince = now;
  }

  long idleSince() {
    return idleSince;
  }

  InetAddress address() {
    return peer.getAddress();
  }

  InetSocketAddress peer() {
    return peer;
  }

  @Override
  public String toString() {
    return peerText;
  }
}
