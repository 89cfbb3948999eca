package io.tollgate.http.client;

import io.netty.channel.Channel;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.loop.SendProgress;
import org.jspecify.annotations.Nullable;

/**
 * How long an upstream may take nothing of a request and bring nothing of its answer. One per
 * connection, asked with each tick.
 */
final class AnswerPatience {

  private final LoopWatch watch;
  private final SendProgress sending = new SendProgress();
  private long since;

  AnswerPatience(LoopWatch watch) {
    this.watch = watch;
  }

  /** The wait for what comes next begins. */
  void renew() {
    since = watch.now();
  }

  /**
   * @param broken whether writing has failed, so that only an answer sent before can come
   * @return {@code SEND_TIMEOUT} or {@code READ_TIMEOUT}, null while there is patience
   */
  @Nullable Kind exhausted(Channel channel, UpstreamCall call, boolean broken, long now) {
    if (sending.stuck(channel, now, call.timeouts().send().toNanos())) {
      return Kind.SEND_TIMEOUT;
    }
    if (!call.waitsForAnswer() && !broken) {
      since = now;
      return null;
    }
    return now - since > call.timeouts().readIdle().toNanos() ? Kind.READ_TIMEOUT : null;
  }
}
