package io.tollgate.gateway.oidc;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A call's wait for keys: goes on once, at the fetch's end or when that takes too long. */
final class KeyWait implements Runnable {

  private final Runnable then;
  private boolean over;

  private KeyWait(Runnable then) {
    this.then = then;
  }

  /**
   * @param then runs on the event loop, later
   */
  static void begin(
      EventLoop loop, CompletableFuture<Void> fetch, long atMostMillis, Runnable then) {
    KeyWait wait = new KeyWait(then);
    var timeout = loop.schedule(wait, atMostMillis, TimeUnit.MILLISECONDS);
    fetch.thenRun(
        () ->
            loop.execute(
                () -> {
                  timeout.cancel(false);
                  wait.run();
                }));
  }

  @Override
  public void run() {
    if (!over) {
      over = true;
      then.run();
    }
  }
}
