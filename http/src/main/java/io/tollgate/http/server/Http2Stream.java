package io.tollgate.http.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.loop.Watched;
import io.tollgate.http.request.Fault;
import io.tollgate.http.request.Http2Head;
import io.tollgate.http.request.Http2Trailers;
import io.tollgate.http.request.RequestHead;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request of HTTP/2 and its answer, handed to the same kind of handler that a connection of
 * HTTP/1.1 has, in the same parts.
 */
final class Http2Stream extends ChannelDuplexHandler implements Watched {

  private static final Logger log = LoggerFactory.getLogger(Http2Stream.class);

  private static final Duration LAST_FRAMES = Duration.ofSeconds(1);

  private final Channel channel;
  private final Http2Connection connection;
  private final Listening listening;
  private final Http2AnswerWriter answer;
  private final DateText date;
  private final ConnectionDeadline deadline;
  private final LoopWatch watch;
  private final LoopWatch.Entry watched;

  /** Null before its head, and when it is answered. */
  private @Nullable RequestHead request;

  private boolean headCame;
  private boolean complete;

  Http2Stream(
      Channel channel,
      Http2Connection connection,
      Listening listening,
      LoopWatch watch,
      DateText date) {
    this.channel = channel;
    this.connection = connection;
    this.listening = listening;
    this.watch = watch;
    this.date = date;
    answer = new Http2AnswerWriter(date, watch);
    deadline = new ConnectionDeadline(watch);
    deadline.in(listening.times().bodyIdle());
    watched = watch.add(this);
    connection.streamOpened();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object frame) {
    switch (frame) {
      case Http2HeadersFrame head when !headCame -> head(context, head);
      case Http2HeadersFrame trailers -> trailers(context, trailers);
      case Http2DataFrame data -> data(context, data);
      default -> ReferenceCountUtil.release(frame);
    }
  }

  private void head(ChannelHandlerContext context, Http2HeadersFrame frame) {
    headCame = true;
    complete = frame.isEndStream();
    switch (Http2Head.read(frame.headers(), !complete, listening.limits().head())) {
      case Fault fault -> refuse(context, fault);
      case RequestHead head -> {
        request = head;
        listening.traffic().begun();
        context.fireChannelRead(head);
        if (complete) {
          end(context, LastHttpContent.EMPTY_LAST_CONTENT);
        }
      }
    }
  }

  private void data(ChannelHandlerContext context, Http2DataFrame data) {
    complete |= data.isEndStream();
    if (request == null) {
      // Answered already: nobody wants the rest.
      data.release();
      return;
    }
    deadline.renew();
    context.fireChannelRead(new DefaultHttpContent(data.content()));
    if (complete) {
      end(context, LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }

  private void trailers(ChannelHandlerContext context, Http2HeadersFrame frame) {
    complete |= frame.isEndStream();
    HttpHeaders trailers = Http2Trailers.read(frame.headers());
    if (request == null) {
      return;
    }
    if (trailers == null || !complete) {
      broken(context, new Fault(400, "The trailers are malformed"));
    } else {
      end(context, new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER, trailers));
    }
  }

  private void end(ChannelHandlerContext context, LastHttpContent last) {
    deadline.never();
    context.fireChannelRead(last);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    RequestHead asked = request;
    if (asked == null) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new IllegalStateException("No request waits for an answer here"));
      return;
    }
    ChannelPromise told = promise.isVoid() ? context.newPromise() : promise;
    if (answer.write(context, asked, message, told)) {
      answered(told);
    } else if (answer.isShort()) {
      channel.close();
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    answer.sendHeld(context);
    context.flush();
  }

  private void answered(ChannelPromise sent) {
    request = null;
    listening.traffic().finished();
    deadline.never();
    stopBodyAfter(sent);
  }

  /**
   * The client need not send the rest. It is told so only when what was on its way has come: each
   * frame behind a reset would have to be answered.
   */
  private void stopBodyAfter(ChannelPromise sent) {
    sent.addListener(_ -> deadline.in(LAST_FRAMES));
  }

  /** Behind its answer nothing of a request is taken, so that its client has to wait. */
  @Override
  public void read(ChannelHandlerContext context) {
    if (request != null || !headCame) {
      context.read();
    }
  }

  /** The request has come to a bad end before it was complete. */
  private void broken(ChannelHandlerContext context, Fault fault) {
    if (answer.begun()) {
      channel.close();
      return;
    }
    listening.traffic().finished();
    request = null;
    context.fireUserEventTriggered(RequestBroken.INSTANCE);
    refuse(context, fault);
  }

  /** Answers in the owner's words, past the handler. */
  private void refuse(ChannelHandlerContext context, Fault fault) {
    InetSocketAddress peer = (InetSocketAddress) channel.remoteAddress();
    BadRequest bad = new BadRequest(fault.status(), fault.reason(), peer);
    log.debug("Refused {}", bad);
    ChannelPromise sent = context.newPromise();
    answer.whole(context, listening.page().answer(bad), false, sent);
    stopBodyAfter(sent);
    context.flush();
  }

  /** Half an answer must not look like a whole one; but what there is of it is sent. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (request == null || !channel.isActive()) {
      context.close(promise);
      return;
    }
    channel
        .eventLoop()
        .execute(
            () -> {
              context.flush();
              context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
              context.close(promise);
            });
  }

  @Override
  public void check(long now) {
    ChannelHandlerContext context = channel.pipeline().context(this);
    if (context == null) {
      return;
    }
    if (answer.stuck(now, listening.times().sendIdle().toNanos())) {
      log.debug("{} takes nothing of an answer: cut", channel.remoteAddress());
      channel.close();
    } else if (request != null && !complete && !channel.config().isAutoRead()) {
      // The handler does not want more now, so the client is not to blame.
      deadline.renew();
    } else if (deadline.passed(now)) {
      deadline.never();
      if (request == null) {
        context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
        channel.close();
      } else {
        broken(context, new Fault(408, "The request's body took too long"));
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof Http2Exception) {
      // The codec resets the stream and says why.
      log.debug("A request of {} is reset: {}", channel.remoteAddress(), cause.getMessage());
      return;
    }
    if (cause instanceof IOException) {
      log.debug("A request of {} is broken off: {}", channel.remoteAddress(), cause.getMessage());
    } else {
      log.error("A request of {} failed", channel.remoteAddress(), cause);
    }
    channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    watched.remove();
    if (request != null) {
      request = null;
      listening.traffic().finished();
    }
    connection.streamClosed();
    context.fireChannelInactive();
  }
}
