package io.tollgate.http.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.loop.SendProgress;
import io.tollgate.http.loop.Watched;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client connection: hands its handler one request at a time, in order, refuses what must be
 * refused, and decides when the connection ends.
 */
final class HttpConnection extends ChannelDuplexHandler implements Watched {

  private static final Logger log = LoggerFactory.getLogger(HttpConnection.class);

  /** How much of a body that nobody wants is read to keep the connection. */
  private static final int MOST_DISCARDED = 1 << 20;

  private static final Duration LINGER = Duration.ofSeconds(2);

  /** A client that is about to send, or has sent, must not find its connection reset. */
  private static final Duration LAST_REQUEST = Duration.ofMillis(300);

  private final SocketChannel channel;
  private final Listening listening;
  private final DateText date;
  private final AnswerWriter writer;
  private final ConnectionDeadline deadline;
  private final LoopWatch.Entry watched;
  private final SendProgress sending = new SendProgress();

  /** Decoded requests behind the one in work: at most what one read brought. */
  private final ArrayDeque<Object> waiting = new ArrayDeque<>(1);

  private ConnectionState state = ConnectionState.IDLE;
  private @Nullable HttpRequest request;
  private boolean headBegun;
  private boolean delivering;
  private boolean readSuspended;
  private int discarded;

  /** To be made on the channel's loop. */
  HttpConnection(SocketChannel channel, Listening listening, LoopWatch watch, DateText date) {
    this.channel = channel;
    this.listening = listening;
    this.date = date;
    writer = new AnswerWriter(listening, date);
    deadline = new ConnectionDeadline(watch);
    deadline.in(listening.times().head());
    watched = watch.add(this);
    listening.traffic().opened(this);
  }

  /** Called with each read, before its bytes are decoded. */
  ConnectionState.Input input() {
    if (state == ConnectionState.IDLE && !headBegun) {
      headBegun = true;
      deadline.in(listening.times().head());
    }
    return state.input();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (state == ConnectionState.ANSWER) {
      waiting.add(message);
    } else {
      deliver(context, message);
    }
  }

  private void deliver(ChannelHandlerContext context, Object message) {
    if (state == ConnectionState.TUNNEL) {
      context.fireChannelRead(message);
    } else if (state == ConnectionState.LINGER) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest head) {
      begin(context, head);
    } else if (message instanceof HttpContent content) {
      body(context, content);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest head) {
    RequestRules.Fault fault =
        head.decoderResult().isFailure()
            ? RequestRules.undecodable(head.decoderResult().cause())
            : RequestRules.check(head, listening.limits());
    if (fault != null) {
      ReferenceCountUtil.release(head);
      refuse(context, fault);
      return;
    }
    state = ConnectionState.BODY;
    request = head;
    writer.expectAnswer(head);
    deadline.in(listening.times().bodyIdle());
    listening.traffic().begun();
    context.fireChannelRead(head);
  }

  private void body(ChannelHandlerContext context, HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (content.decoderResult().isFailure()) {
      content.release();
      broken(context, RequestRules.undecodable(content.decoderResult().cause()));
    } else if (state == ConnectionState.DISCARD) {
      discarded += content.content().readableBytes();
      content.release();
      if (last) {
        next(context);
      } else if (discarded > MOST_DISCARDED) {
        linger(context);
      }
    } else {
      if (last) {
        state = ConnectionState.ANSWER;
        deadline.never();
      } else {
        deadline.renew();
      }
      context.fireChannelRead(content);
    }
  }

  @Override
  public void read(ChannelHandlerContext context) {
    // Without this a client could pile up requests faster than they are answered.
    if (waiting.isEmpty()) {
      context.read();
    } else {
      readSuspended = true;
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    HttpRequest asked = request;
    if (asked == null) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new IllegalStateException("No request waits for an answer here"));
      return;
    }
    AnswerWriter.Progress progress;
    try {
      progress = writer.write(context, asked, state == ConnectionState.BODY, message, promise);
    } catch (RuntimeException e) {
      // Whatever follows could not be told from the next answer.
      channel.close();
      throw e;
    }
    switch (progress) {
      case MORE -> {}
      case COMPLETE -> finished(context);
      case TUNNEL -> {
        state = ConnectionState.TUNNEL;
        deadline.never();
      }
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    writer.sendHeld(context);
    context.flush();
  }

  private void finished(ChannelHandlerContext context) {
    listening.traffic().finished();
    request = null;
    if (!channel.config().isAutoRead()) {
      // The handler held its own request's body back, not what comes now.
      channel.config().setAutoRead(true);
    }
    if (!writer.keepAlive()) {
      if (state == ConnectionState.ANSWER && waiting.isEmpty()) {
        close(context);
      } else {
        linger(context);
      }
    } else if (state == ConnectionState.BODY) {
      state = ConnectionState.DISCARD;
      discarded = 0;
    } else {
      next(context);
    }
  }

  /** Ready for another request; those that came early have their turn. */
  private void next(ChannelHandlerContext context) {
    state = ConnectionState.IDLE;
    headBegun = false;
    deadline.in(listening.times().keepAlive());
    if (waiting.isEmpty() && listening.traffic().draining()) {
      close(context);
    }
    if (waiting.isEmpty() || delivering) {
      return;
    }
    // A request that is answered at once comes back here and finds the loop running.
    delivering = true;
    while (state != ConnectionState.ANSWER && !waiting.isEmpty()) {
      deliver(context, waiting.remove());
    }
    delivering = false;
    context.fireChannelReadComplete();
    if (waiting.isEmpty() && readSuspended) {
      readSuspended = false;
      context.read();
    }
  }

  private void broken(ChannelHandlerContext context, RequestRules.Fault fault) {
    if (state == ConnectionState.DISCARD || writer.begun()) {
      // Half an answer can only be cut.
      channel.close();
      return;
    }
    listening.traffic().finished();
    request = null;
    context.fireUserEventTriggered(RequestBroken.INSTANCE);
    refuse(context, fault);
  }

  /** Answers in the owner's words, past the handler, and ends the connection. */
  private void refuse(ChannelHandlerContext context, RequestRules.Fault fault) {
    BadRequest bad = new BadRequest(fault.status(), fault.reason(), channel.remoteAddress());
    log.debug("Refused {}", bad);
    WholeAnswer.write(
        context,
        listening.page().answer(bad),
        date.now(),
        HttpVersion.HTTP_1_1,
        false,
        false,
        context.voidPromise());
    linger(context);
  }

  /**
   * Ends the connection although more may come: cutting it with unread bytes would make the
   * client's kernel throw our answer away.
   */
  private void linger(ChannelHandlerContext context) {
    state = ConnectionState.LINGER;
    deadline.in(LINGER);
    context
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            _ -> {
              if (channel.isActive()) {
                channel.shutdownOutput();
              }
            });
  }

  /** Ends the connection when all is sent. */
  private void close(ChannelHandlerContext context) {
    state = ConnectionState.LINGER;
    deadline.never();
    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  /** Ends the connection as soon as the request in work, if any, is answered. From any thread. */
  void drain() {
    channel
        .eventLoop()
        .schedule(
            () -> {
              if (state == ConnectionState.IDLE && !headBegun) {
                channel.close();
              }
            },
            LAST_REQUEST.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Ends the connection now. From any thread. */
  void cut() {
    channel.close();
  }

  @Override
  public void check(long now) {
    if (sending.stuck(channel, now, listening.times().sendIdle().toNanos())) {
      log.debug("{} takes nothing of its answer: cut", channel.remoteAddress());
      channel.close();
    } else if (state == ConnectionState.BODY && (readSuspended || !channel.config().isAutoRead())) {
      // The handler does not want more now, so the client is not to blame.
      deadline.renew();
    } else if (deadline.passed(now)) {
      overdue();
    }
  }

  private void overdue() {
    ChannelHandlerContext context = channel.pipeline().context(this);
    if (context != null && state == ConnectionState.IDLE && headBegun) {
      refuse(context, new RequestRules.Fault(408, "The request's head took too long"));
    } else if (context != null && state == ConnectionState.BODY) {
      broken(context, new RequestRules.Fault(408, "The request's body took too long"));
    } else {
      channel.close();
    }
  }

  /** Of the socket and the decoder; the handler's own go to {@link UncaughtErrors}. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      log.debug("{} is gone: {}", channel.remoteAddress(), cause.getMessage());
    } else {
      log.error("The connection of {} failed", channel.remoteAddress(), cause);
    }
    channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    watched.remove();
    writer.close();
    listening.traffic().closed(this);
    if (request != null) {
      listening.traffic().finished();
      request = null;
    }
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
    context.fireChannelInactive();
  }
}
