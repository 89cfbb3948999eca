package io.tollgate.gateway.memory;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was used of late, by keys that are digests. Bounded, in sixteen parts; the one not used for
 * longest goes first. For any thread.
 */
public final class RecentlyUsed<K, V> {

  private static final int PARTS = 16;

  /** The bits of a hash that choose the part; a map looks at the others. */
  private static final int PART_SHIFT = Integer.SIZE - 4;

  private final List<BoundedMap<K, V>> parts;

  /**
   * @param most entries, roughly
   */
  public RecentlyUsed(int most) {
    int each = Math.max(1, most / PARTS);
    parts = Stream.generate(() -> new BoundedMap<K, V>(each)).limit(PARTS).toList();
  }

  public @Nullable V find(K key) {
    BoundedMap<K, V> part = part(key);
    synchronized (part) {
      return part.get(key);
    }
  }

  public void put(K key, V value) {
    BoundedMap<K, V> part = part(key);
    synchronized (part) {
      part.put(key, value);
    }
  }

  public void remove(K key) {
    BoundedMap<K, V> part = part(key);
    synchronized (part) {
      part.remove(key);
    }
  }

  /** Removes the entry if it still has this value. */
  public void remove(K key, V value) {
    BoundedMap<K, V> part = part(key);
    synchronized (part) {
      part.remove(key, value);
    }
  }

  public void forEach(BiConsumer<K, V> visitor) {
    for (BoundedMap<K, V> part : parts) {
      synchronized (part) {
        part.forEach(visitor);
      }
    }
  }

  private BoundedMap<K, V> part(K key) {
    return parts.get(key.hashCode() >>> PART_SHIFT);
  }
}
