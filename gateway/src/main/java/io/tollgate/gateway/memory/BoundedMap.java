package io.tollgate.gateway.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/** Holds so many entries; the one not used for longest goes first. For one thread at a time. */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;

  private final int most;

  /**
   * @param most entries, at least 1
   */
  public BoundedMap(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
