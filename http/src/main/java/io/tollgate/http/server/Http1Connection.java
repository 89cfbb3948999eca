package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.loop.SendProgress;
import io.tollgate.http.loop.Watched;
import io.tollgate.http.request.Fault;
import io.tollgate.http.request.RequestDecoder;
import io.tollgate.http.request.RequestHead;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client connection that speaks HTTP/1.1: hands its handler one request at a time, in order,
 * refuses what must be refused, and decides when the connection ends.
 */
final class Http1Connection extends ChannelDuplexHandler implements Watched, OpenConnection {

  private static final Logger log = LoggerFactory.getLogger(Http1Connection.class);

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

  private final RequestDecoder decoder;
  private final ConnectionEnd end;
  private final Arrived arrived = new Arrived();

  private ConnectionState state = ConnectionState.IDLE;
  private @Nullable RequestHead request;
  private boolean headBegun;
  private boolean decoding;
  private int discarded;

  /** To be made on the channel's loop. */
  Http1Connection(SocketChannel channel, Listening listening, LoopWatch watch, DateText date) {
    this.channel = channel;
    this.listening = listening;
    this.date = date;
    writer = new AnswerWriter(listening, date);
    decoder = new RequestDecoder(listening.limits().head());
    end = new ConnectionEnd(channel);
    deadline = new ConnectionDeadline(watch);
    deadline.in(listening.times().head());
    watched = watch.add(this);
    listening.traffic().opened(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    arrived.add((ByteBuf) bytes);
    workOff(context);
  }

  /** Takes what has arrived for what it is now, until a request has to be answered first. */
  private void workOff(ChannelHandlerContext context) {
    if (decoding) {
      // A request that is answered at once comes back here and finds the loop running.
      return;
    }
    decoding = true;
    try {
      while (!arrived.isEmpty() && state.input() != ConnectionState.Input.LATER) {
        switch (state.input()) {
          case REQUESTS -> decode(context, arrived.first());
          case TUNNEL -> arrived.passOn(context);
          case NOTHING, LATER -> arrived.remove().release();
        }
      }
      arrived.releaseUsedUp();
    } finally {
      decoding = false;
    }
  }

  /** What came before its turn. */
  private void workOffEarly(ChannelHandlerContext context) {
    if (!decoding && !arrived.isEmpty()) {
      workOff(context);
      context.fireChannelReadComplete();
      arrived.resume(context);
    }
  }

  private void decode(ChannelHandlerContext context, ByteBuf bytes) {
    if (state == ConnectionState.IDLE && !headBegun && bytes.isReadable()) {
      headBegun = true;
      deadline.in(listening.times().head());
    }
    HttpObject part = decoder.next(bytes);
    Fault fault = decoder.fault();
    if (part instanceof RequestHead head) {
      begin(context, head);
    } else if (part instanceof HttpContent content) {
      body(context, content);
    } else if (fault == null) {
      arrived.remove().release();
    } else if (state == ConnectionState.IDLE) {
      refuse(context, fault);
    } else {
      broken(context, fault);
    }
  }

  private void begin(ChannelHandlerContext context, RequestHead head) {
    state = ConnectionState.BODY;
    request = head;
    writer.expectAnswer(head);
    deadline.in(listening.times().bodyIdle());
    listening.traffic().begun();
    context.fireChannelRead(head);
  }

  private void body(ChannelHandlerContext context, HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (state == ConnectionState.DISCARD) {
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
    arrived.read(context);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    RequestHead asked = request;
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
      case MORE -> {
        if (state == ConnectionState.TUNNEL && message instanceof LastHttpContent) {
          close(context);
        }
      }
      case COMPLETE -> finished(context);
      case TUNNEL -> {
        state = ConnectionState.TUNNEL;
        deadline.never();
        // Whether a silent client is still there, only the kernel can find out.
        channel.config().setKeepAlive(true);
        if (!arrived.isEmpty()) {
          channel.eventLoop().execute(() -> workOffEarly(context));
        }
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
      if (state == ConnectionState.ANSWER && !arrived.isReadable()) {
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
    if (listening.traffic().draining() && !arrived.isReadable()) {
      close(context);
    }
    workOffEarly(context);
  }

  private void broken(ChannelHandlerContext context, Fault fault) {
    if (state == ConnectionState.DISCARD || writer.begun()) {
      // Half an answer can only be cut. What else has arrived is read by nobody.
      state = ConnectionState.LINGER;
      channel.close();
      return;
    }
    listening.traffic().finished();
    request = null;
    context.fireUserEventTriggered(RequestBroken.INSTANCE);
    refuse(context, fault);
  }

  /** Answers in the owner's words, past the handler, and ends the connection. */
  private void refuse(ChannelHandlerContext context, Fault fault) {
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

  /** Ends the connection although more may come. */
  private void linger(ChannelHandlerContext context) {
    state = ConnectionState.LINGER;
    deadline.in(LINGER);
    end.closeOutput(context);
  }

  private void close(ChannelHandlerContext context) {
    state = ConnectionState.LINGER;
    deadline.never();
    end.close(context);
  }

  @Override
  public void drain() {
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

  @Override
  public void cut() {
    channel.close();
  }

  @Override
  public void check(long now) {
    if (sending.stuck(channel, now, listening.times().sendIdle().toNanos())) {
      log.debug("{} takes nothing of its answer: cut", channel.remoteAddress());
      channel.close();
    } else if (state == ConnectionState.BODY
        && (arrived.readSuspended() || !channel.config().isAutoRead())) {
      // The handler does not want more now, so the client is not to blame.
      deadline.renew();
    } else if (deadline.passed(now)) {
      overdue();
    }
  }

  private void overdue() {
    ChannelHandlerContext context = channel.pipeline().context(this);
    if (context != null && state == ConnectionState.IDLE && headBegun) {
      refuse(context, new Fault(408, "The request's head took too long"));
    } else if (context != null && state == ConnectionState.BODY) {
      broken(context, new Fault(408, "The request's body took too long"));
    } else {
      channel.close();
    }
  }

  /** Of the socket and the decoder; the handler's own go to {@link UncaughtErrors}. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Throwable reason = cause instanceof DecoderException ? cause.getCause() : cause;
    if (reason instanceof IOException) {
      log.debug("{} is gone: {}", channel.remoteAddress(), reason.getMessage());
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
    arrived.release();
    context.fireChannelInactive();
  }
}
