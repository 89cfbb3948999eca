package io.tollgate.http.testkit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request of HTTP/2, sent frame by frame. */
public final class Http2Call {

  /** What has come of the answer. */
  private sealed interface Part {
    record Fields(Http2Headers fields, boolean last) implements Part {}

    record Body(String piece, boolean last) implements Part {}

    record Reset(long code) implements Part {}

    record Closed() implements Part {}
  }

  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private @Nullable Channel stream;

  Http2Call() {}

  void on(Channel opened) {
    stream = opened;
  }

  ChannelHandler receiver() {
    return new Receiver();
  }

  private Channel stream() {
    if (stream == null) {
      throw new IllegalStateException("The stream is not open");
    }
    return stream;
  }

  /** A usual head with further headers, given as names and values by turns. */
  public Http2Call head(
      boolean last, String authority, String method, String path, String... headers) {
    String[] fields = new String[8 + headers.length];
    String[] usual = {
      ":method", method, ":scheme", "https", ":authority", authority, ":path", path
    };
    System.arraycopy(usual, 0, fields, 0, 8);
    System.arraycopy(headers, 0, fields, 8, headers.length);
    return fields(last, fields);
  }

  /** Any fields: names and values by turns. */
  public Http2Call fields(boolean last, String... fields) {
    Http2Headers headers = new DefaultHttp2Headers(false);
    for (int i = 0; i < fields.length; i += 2) {
      headers.add(fields[i], fields[i + 1]);
    }
    stream().writeAndFlush(new DefaultHttp2HeadersFrame(headers, last));
    return this;
  }

  public Http2Call body(String piece, boolean last) {
    byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
    stream().writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), last));
    return this;
  }

  /** Gives the request up. */
  public void reset() {
    stream().writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
  }

  /** Takes nothing more of the answer, or goes on. */
  public void reads(boolean on) {
    stream().config().setAutoRead(on);
  }

  /** The next piece of the answer's body; empty when there is no more. */
  public String piece() {
    while (true) {
      switch (next()) {
        case Part.Body(String piece, boolean last) when !piece.isEmpty() || last -> {
          return piece;
        }
        case Part.Reset _, Part.Closed _ -> {
          return "";
        }
        case Part.Fields(Http2Headers _, boolean last) when last -> {
          return "";
        }
        default -> {}
      }
    }
  }

  /** Waits for the answer's end. */
  public Http2Answer answer() {
    Http2Headers head = null;
    Http2Headers trailers = null;
    StringBuilder body = new StringBuilder();
    while (true) {
      switch (next()) {
        case Part.Fields(Http2Headers fields, boolean last) -> {
          boolean interim = fields.status() != null && fields.status().charAt(0) == '1';
          if (head == null && !interim) {
            head = fields;
          } else if (!interim) {
            trailers = fields;
          }
          if (last) {
            return new Http2Answer(head, body.toString(), trailers, true, null);
          }
        }
        case Part.Body(String piece, boolean last) -> {
          body.append(piece);
          if (last) {
            return new Http2Answer(head, body.toString(), trailers, true, null);
          }
        }
        case Part.Reset(long code) -> {
          return new Http2Answer(head, body.toString(), trailers, false, code);
        }
        case Part.Closed _ -> {
          return new Http2Answer(head, body.toString(), trailers, false, null);
        }
      }
    }
  }

  /** Whether the server resets the stream behind its answer, and how; null when it does not. */
  public @Nullable Long resetBehind() {
    while (true) {
      switch (next()) {
        case Part.Reset(long code) -> {
          return code;
        }
        case Part.Closed _ -> {
          return null;
        }
        default -> {}
      }
    }
  }

  private Part next() {
    try {
      Part part = parts.poll(Http2Client.PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (part == null) {
        throw new AssertionError("Nothing more comes of the answer");
      }
      return part;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private final class Receiver extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
      try {
        switch (frame) {
          case Http2HeadersFrame fields ->
              parts.add(new Part.Fields(fields.headers(), fields.isEndStream()));
          case Http2DataFrame data ->
              parts.add(
                  new Part.Body(
                      data.content().toString(StandardCharsets.ISO_8859_1), data.isEndStream()));
          default -> {}
        }
      } finally {
        ReferenceCountUtil.release(frame);
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof Http2ResetFrame reset) {
        parts.add(new Part.Reset(reset.errorCode()));
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      parts.add(new Part.Closed());
    }
  }
}
