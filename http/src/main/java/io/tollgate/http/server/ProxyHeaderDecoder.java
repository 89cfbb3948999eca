package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetSocketAddress;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the PROXY header off a connection; one that begins otherwise is closed. */
final class ProxyHeaderDecoder extends ByteToMessageDecoder {

  private static final Logger log = LoggerFactory.getLogger(ProxyHeaderDecoder.class);

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    switch (ProxyHeader.read(in)) {
      case ProxyHeader.Incomplete _ -> {}
      case ProxyHeader.Absent _ -> {
        log.info("{} sends no PROXY header: closed", context.channel().remoteAddress());
        in.skipBytes(in.readableBytes());
        context.close();
      }
      case ProxyHeader.Silent _ -> context.pipeline().remove(this);
      case ProxyHeader.Announced(InetSocketAddress client) -> {
        ClientFacts.announce(context.channel(), client);
        context.pipeline().remove(this);
      }
    }
  }
}
