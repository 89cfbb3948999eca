package io.tollgate.http.server;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Behind the owner's handler: an error that it did not catch must not leave its client waiting. */
@Sharable
final class UncaughtErrors extends ChannelInboundHandlerAdapter {

  private static final Logger log = LoggerFactory.getLogger(UncaughtErrors.class);

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    log.error("A handler failed; cutting the connection of {}", context.channel(), cause);
    context.close();
  }
}
