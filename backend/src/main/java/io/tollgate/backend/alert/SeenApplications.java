package io.tollgate.backend.alert;

import io.tollgate.backend.catalog.ApplicationKey;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known to be announced about the applications in use, so that a call that is no news costs
 * one look. It may know too little, after a start for instance; then the store is asked again.
 */
final class SeenApplications {

  private final ConcurrentHashMap<ApplicationKey, Seen> byKey = new ConcurrentHashMap<>();

  Seen seen(ApplicationKey application, long nowMillis) {
    Seen seen = byKey.get(application);
    if (seen == null) {
      seen = byKey.computeIfAbsent(application, key -> new Seen());
    }
    seen.usedAt(nowMillis);
    return seen;
  }

  /** Takes over what the store has answered. */
  void announced(ApplicationKey application, Announced announced) {
    Seen seen = byKey.get(application);
    if (seen != null) {
      seen.announced(announced);
    }
  }

  void dropUnusedSince(long millis) {
    byKey.values().removeIf(seen -> seen.lastMinute < Seen.minuteOf(millis));
  }

  int size() {
    return byKey.size();
  }

  /**
   * One application. Event loops may overwrite each other's news: the store sorts that out, and its
   * answer is written last.
   */
  static final class Seen {

    private static final long MINUTE_MILLIS = 60_000;

    // Not one object of both, which would be one more place in memory to go to on every call. If
    // a call sees only one of them changed, the store is asked once more.
    private volatile long lastDay = Announced.NEVER;
    private volatile Marks marks = Marks.NONE;
    private volatile long lastMinute;

    Announced announced() {
      return new Announced(lastDay, marks);
    }

    void announced(Announced changed) {
      lastDay = changed.lastDay();
      marks = changed.marks();
    }

    private void usedAt(long millis) {
      long minute = minuteOf(millis);
      // A write on every call would make the loops' cores fight for it.
      if (lastMinute != minute) {
        lastMinute = minute;
      }
    }

    private static long minuteOf(long millis) {
      return Math.floorDiv(millis, MINUTE_MILLIS);
    }
  }
}
