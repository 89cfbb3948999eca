package io.tollgate.http.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.tollgate.http.loop.EventLoops;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Furnishes connections with what speaks their protocol, up to the owner's handler. */
final class ConnectionMaker {

  /** Requests of one client at the same time (gateway contract, ruling 12). */
  private static final int MOST_STREAMS = 100;

  private final EventLoops loops;
  private final Listening listening;
  private final Supplier<? extends ChannelHandler> handlers;
  private final Map<EventLoop, DateText> dates = new ConcurrentHashMap<>();
  private final UncaughtErrors uncaught = new UncaughtErrors();

  ConnectionMaker(
      EventLoops loops, Listening listening, Supplier<? extends ChannelHandler> handlers) {
    this.loops = loops;
    this.listening = listening;
    this.handlers = handlers;
  }

  private DateText date(EventLoop loop) {
    return dates.computeIfAbsent(loop, _ -> new DateText(InstantSource.system()));
  }

  void http1(SocketChannel channel) {
    EventLoop loop = channel.eventLoop();
    Http1Connection connection =
        new Http1Connection(channel, listening, loops.watch(loop), date(loop));
    channel.pipeline().addLast(connection, handlers.get(), uncaught);
  }

  void http2(SocketChannel channel) {
    EventLoop loop = channel.eventLoop();
    InputGate gate = new InputGate();
    Http2Connection connection = new Http2Connection(channel, gate, listening, loops.watch(loop));
    channel
        .pipeline()
        .addLast(gate, codec(), new Http2MultiplexHandler(streams(loop, connection)), connection);
  }

  /** The codec ends connections that flood it with frames that cost much and mean nothing. */
  private Http2FrameCodec codec() {
    return Http2FrameCodecBuilder.forServer()
        .initialSettings(
            Http2Settings.defaultSettings()
                .maxConcurrentStreams(MOST_STREAMS)
                .maxHeaderListSize(listening.limits().headerBlock()))
        // Heads are judged by our own rules, and answered instead of reset.
        .validateHeaders(false)
        .decoupleCloseAndGoAway(true)
        .build();
  }

  private ChannelInitializer<Channel> streams(EventLoop loop, Http2Connection connection) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel stream) {
        ChannelPipeline pipeline = stream.pipeline();
        Http2Stream one =
            new Http2Stream(stream, connection, listening, loops.watch(loop), date(loop));
        pipeline.addLast(one, handlers.get(), uncaught);
      }
    };
  }
}
