package io.tollgate.gateway.authorization;

import io.tollgate.protocol.authorization.AuthorizationDecision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The last decision for each question, in memory. Bounded; the one not used for longest goes first.
 * For any thread.
 */
final class AuthorizationCache {

  private static final int SEGMENTS = 16;

  /**
   * @param atMillis when it was decided
   * @param restored whether it comes from before the gateway's start
   */
  record Remembered(AuthorizationDecision decision, long atMillis, boolean restored) {}

  private final Segment[] segments = new Segment[SEGMENTS];

  AuthorizationCache(int most) {
    for (int i = 0; i < SEGMENTS; i++) {
      segments[i] = new Segment(Math.max(1, most / SEGMENTS));
    }
  }

  @Nullable Remembered find(CacheKey key) {
    Segment segment = segment(key);
    synchronized (segment) {
      return segment.get(key);
    }
  }

  void put(CacheKey key, Remembered entry) {
    Segment segment = segment(key);
    synchronized (segment) {
      segment.put(key, entry);
    }
  }

  void remove(CacheKey key) {
    Segment segment = segment(key);
    synchronized (segment) {
      segment.remove(key);
    }
  }

  void forEach(BiConsumer<CacheKey, Remembered> visitor) {
    for (Segment segment : segments) {
      synchronized (segment) {
        segment.forEach(visitor);
      }
    }
  }

  private Segment segment(CacheKey key) {
    return segments[(int) (key.low() & (SEGMENTS - 1))];
  }

  private static final class Segment extends LinkedHashMap<CacheKey, Remembered> {

    private final int most;

    Segment(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<CacheKey, Remembered> eldest) {
      return size() > most;
    }
  }
}
