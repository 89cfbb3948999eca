package io.tollgate.http.loop;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A loop's coarse clock and the deadlines of all that lives on it. Looking at everything ten times
 * a second is cheaper than a timer for each call that is set, and nearly always cancelled. To be
 * used on its loop only, but for {@link #lag}, {@link #standingLag} and {@link #lastTick}.
 */
public final class LoopWatch {

  static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final List<Entry> entries = new ArrayList<>();
  private volatile long lastTick = System.nanoTime();
  private volatile long lag;
  private volatile long standingLag;
  private long lagBefore;
  private long lagBeforeThat;
  private long now = lastTick;

  LoopWatch(EventLoop loop) {
    loop.scheduleWithFixedDelay(this::tick, TICK_NANOS, TICK_NANOS, TimeUnit.NANOSECONDS);
  }

  /** Nanoseconds as in {@link System#nanoTime}, at most a tick (0.1 s) old. */
  public long now() {
    return now;
  }

  /** From now on checks it with each tick, until the entry is removed. */
  public Entry add(Watched watched) {
    Entry entry = new Entry(watched, entries.size());
    entries.add(entry);
    return entry;
  }

  /** By how many nanoseconds the last tick was late: how long a new event waits for its turn. */
  public long lag() {
    return lag;
  }

  /**
   * By how many nanoseconds each of the last three ticks was late at least. A pause makes one tick
   * late, more events than the loop can work off make all of them late.
   */
  public long standingLag() {
    return standingLag;
  }

  /** {@link System#nanoTime} of the last tick, for the watchdog. */
  long lastTick() {
    return lastTick;
  }

  private void tick() {
    now = System.nanoTime();
    long late = Math.max(0, now - lastTick - TICK_NANOS);
    standingLag = Math.min(late, Math.min(lagBefore, lagBeforeThat));
    lagBeforeThat = lagBefore;
    lagBefore = late;
    lag = late;
    lastTick = now;
    // Backwards, since a removed entry's place is taken by the last one, which has had its turn.
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (i < entries.size()) {
        entries.get(i).watched.check(now);
      }
    }
  }

  /** The place of one watched thing. */
  public final class Entry {
    private final Watched watched;
    private int index;

    private Entry(Watched watched, int index) {
      this.watched = watched;
      this.index = index;
    }

    /** Ends the checks; a second time does nothing. */
    public void remove() {
      if (index < 0) {
        return;
      }
      Entry last = entries.removeLast();
      if (last != this) {
        entries.set(index, last);
        last.index = index;
      }
      index = -1;
    }
  }
}
