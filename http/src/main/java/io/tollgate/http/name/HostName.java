package io.tollgate.http.name;

import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One name and what is known of it. When its addresses have expired, one caller has them looked up
 * again while all others use the old ones; if that fails or takes long, all go on with the old
 * ones. For use from any loop.
 */
public final class HostName {

  /** After this long whoever looks expired addresses up again goes on with the old ones. */
  private static final long PATIENCE_MILLIS = 500;

  private record Waiting(EventLoop loop, AddressReceiver receiver) {}

  private final BiConsumer<EventLoop, Consumer<Found>> lookup;
  private final LongSupplier nanos;
  private final AtomicInteger turn = new AtomicInteger();
  private final List<Waiting> waiting = new ArrayList<>();
  private volatile List<InetAddress> addresses = List.of();
  private volatile long expires;
  private volatile @Nullable String failure;
  private volatile boolean looking;

  /**
   * @param lookup asks anew, on the loop or elsewhere, and tells the outcome once
   */
  HostName(BiConsumer<EventLoop, Consumer<Found>> lookup, LongSupplier nanos) {
    this.lookup = lookup;
    this.nanos = nanos;
    expires = nanos.getAsLong();
  }

  /** A counter for taking the addresses in turn. */
  public int nextTurn() {
    return turn.getAndIncrement() & Integer.MAX_VALUE;
  }

  /** Tells the addresses, at once if they are known. */
  public void find(EventLoop loop, AddressReceiver receiver) {
    List<InetAddress> known = addresses;
    String failed = failure;
    if (!known.isEmpty() && (looking || !expired())) {
      receiver.found(known);
    } else if (failed != null && !expired()) {
      receiver.unknown(failed);
    } else {
      Waiting one = new Waiting(loop, receiver);
      boolean first;
      synchronized (this) {
        waiting.add(one);
        first = !looking;
        looking = true;
      }
      if (first) {
        lookup.accept(loop, this::done);
      }
      if (!known.isEmpty()) {
        loop.schedule(() -> goOnWith(known, one), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  private void goOnWith(List<InetAddress> known, Waiting one) {
    boolean stillWaits;
    synchronized (this) {
      stillWaits = waiting.remove(one);
    }
    if (stillWaits) {
      one.receiver().found(known);
    }
  }

  /**
   * What is known now, empty before the first answer. Looks expired addresses up again in the
   * background, so that a name whose connections are always reused is not forgotten.
   */
  public List<InetAddress> current(EventLoop loop) {
    if (expired()) {
      boolean first;
      synchronized (this) {
        first = !looking;
        looking = true;
      }
      if (first) {
        lookup.accept(loop, this::done);
      }
    }
    return addresses;
  }

  private boolean expired() {
    return nanos.getAsLong() - expires >= 0;
  }

  private void done(Found found) {
    List<Waiting> told;
    List<InetAddress> now;
    synchronized (this) {
      now = found.addresses().isEmpty() ? addresses : found.addresses();
      addresses = now;
      failure = now.isEmpty() ? found.reason() : null;
      expires = nanos.getAsLong() + TimeUnit.SECONDS.toNanos(found.seconds());
      looking = false;
      told = List.copyOf(waiting);
      waiting.clear();
    }
    for (Waiting one : told) {
      one.loop()
          .execute(
              () -> {
                if (now.isEmpty()) {
                  one.receiver().unknown(found.reason());
                } else {
                  one.receiver().found(now);
                }
              });
    }
  }
}
