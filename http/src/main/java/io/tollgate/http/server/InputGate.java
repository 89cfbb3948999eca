package io.tollgate.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Before a codec that would go on through all that has come although its connection is broken. */
final class InputGate extends ChannelInboundHandlerAdapter {

  private boolean shut;

  /** From now on nothing that comes is looked at. */
  void shut() {
    shut = true;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (shut) {
      ReferenceCountUtil.release(bytes);
    } else {
      context.fireChannelRead(bytes);
    }
  }
}
