package io.tollgate.http.loop;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/**
 * Notices a peer that does not take what is to be sent. One per connection, asked with each tick.
 */
public final class SendProgress {

  private long pending;
  private long since;

  /**
   * @param patience nanoseconds
   * @return whether bytes wait to be sent and none went out for that long
   */
  public boolean stuck(Channel channel, long now, long patience) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    // A stream has no buffer of its own.
    long bytes = buffer == null ? channel.bytesBeforeWritable() : buffer.totalPendingWriteBytes();
    if (bytes == 0 || bytes != pending) {
      pending = bytes;
      since = now;
      return false;
    }
    return now - since > patience;
  }
}
