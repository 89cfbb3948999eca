package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.tollgate.http.wire.HeadBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a proxy for a tunnel (gateway contract 2.10). Is gone from the pipeline when there is one;
 * when there is none, the connection is closed.
 */
final class ProxyTunnel extends ByteToMessageDecoder {

  private static final int MOST_BYTES = 8192;
  private static final String START = "HTTP/1.";
  private static final String END_OF_HEAD = "\r\n\r\n";

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

  private final Promise<Void> opened;

  private ProxyTunnel(Promise<Void> opened) {
    this.opened = opened;
  }

  /**
   * On the channel's loop, as soon as it is connected.
   *
   * @param authority {@code host:port} that the tunnel leads to
   * @param millis how long the proxy may take
   * @return when the proxy has agreed; or why there is no tunnel
   */
  static Future<Void> open(Channel channel, String authority, OutgoingProxy proxy, long millis) {
    Promise<Void> opened = channel.eventLoop().newPromise();
    ProxyTunnel tunnel = new ProxyTunnel(opened);
    channel.pipeline().addFirst(tunnel);
    Future<?> late =
        channel
            .eventLoop()
            .schedule(
                () -> tunnel.fail(channel, "does not answer to CONNECT in time"),
                millis,
                TimeUnit.MILLISECONDS);
    opened.addListener(_ -> late.cancel(false));
    channel
        .writeAndFlush(request(channel, authority, proxy))
        .addListener(
            (ChannelFuture sent) -> {
              if (!sent.isSuccess()) {
                tunnel.fail(channel, "does not take the request for a tunnel");
              }
            });
    return opened;
  }

  private static ByteBuf request(Channel channel, String authority, OutgoingProxy proxy) {
    ByteBuf out = channel.alloc().directBuffer(256);
    HeadBytes.requestLine(out, "CONNECT", authority);
    HeadBytes.header(out, HttpHeaderNames.HOST, authority);
    String authorization = proxy.authorization();
    if (authorization != null) {
      HeadBytes.header(out, HttpHeaderNames.PROXY_AUTHORIZATION, authorization);
    }
    HeadBytes.end(out);
    return out;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (opened.isDone()) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int length = Math.min(in.readableBytes(), MOST_BYTES);
    String text = in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(END_OF_HEAD);
    if (end >= 0) {
      in.skipBytes(end + END_OF_HEAD.length());
      answered(context, text.substring(0, end), in);
    } else if (!text.startsWith(START) && !START.startsWith(text)) {
      fail(context.channel(), "does not answer to CONNECT in HTTP");
    } else if (length == MOST_BYTES) {
      fail(context.channel(), "answers to CONNECT with a head larger than 8 KiB");
    }
  }

  private void answered(ChannelHandlerContext context, String head, ByteBuf behind) {
    Matcher status = STATUS.matcher(head.lines().findFirst().orElse(""));
    if (!status.matches()) {
      fail(context.channel(), "does not answer to CONNECT in HTTP");
    } else if (!status.group(1).startsWith("2")) {
      fail(context.channel(), "answers %s to CONNECT".formatted(status.group(1)));
    } else if (behind.isReadable()) {
      fail(context.channel(), "sends more than an answer to CONNECT");
    } else {
      context.pipeline().remove(this);
      opened.trySuccess(null);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    fail(context.channel(), "closes the connection instead of answering to CONNECT");
    super.channelInactive(context);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(context.channel(), ConnectFailures.text(cause));
  }

  private void fail(Channel channel, String reason) {
    if (opened.tryFailure(new IOException("the proxy " + reason))) {
      channel.close();
    }
  }
}
