package io.tollgate.admin.access;

import io.tollgate.admin.rest.server.Authenticator.Verdict;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed authentications per source address. Remembers the sources of the last failures
 * only, so that it cannot be made to grow.
 */
final class FailureThrottle {
  private static final int ALLOWED = 20;
  private static final long WINDOW_MILLIS = 60_000;
  private static final int MOST_SOURCES = 10_000;

  private record Failures(long since, int count) {}

  private final InstantSource clock;
  private final Map<String, Failures> bySource =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_SOURCES;
        }
      };

  FailureThrottle(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts one more failure; throttled when it is above the allowed ones of its window. */
  synchronized Verdict failed(String source) {
    long now = clock.millis();
    Failures before = bySource.remove(source);
    Failures after =
        before == null || now - before.since() >= WINDOW_MILLIS
            ? new Failures(now, 1)
            : new Failures(before.since(), before.count() + 1);
    bySource.put(source, after);
    if (after.count() <= ALLOWED) {
      return new Verdict.Denied();
    }
    long left = after.since() + WINDOW_MILLIS - now;
    return new Verdict.Throttled(Math.ceilDiv(left, 1000));
  }
}
