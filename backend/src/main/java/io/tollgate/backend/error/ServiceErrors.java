package io.tollgate.backend.error;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The error lists of all services, the newest {@value #CAPACITY} entries each. */
public final class ServiceErrors {

  public static final int CAPACITY = 1000;

  private static final long MINUTE_MILLIS = 60_000;

  /** Ids have room for so many entries of one millisecond. */
  private static final long IDS_PER_MILLI = 1000;

  private final Map<String, ArrayDeque<Numbered>> byService = new ConcurrentHashMap<>();
  private final Map<ServiceAndCode, Long> lastOccasional = new ConcurrentHashMap<>();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastId = new AtomicLong();

  /**
   * An entry in its list.
   *
   * @param id rises with time, also over restarts and after the list was emptied; below 2^53
   */
  public record Numbered(long id, ServiceError error) {}

  /** Adds an entry; the oldest one goes when the list is full. */
  public void add(String serviceId, ServiceError error) {
    add(serviceId, new Numbered(nextId(error.atMillis()), error));
  }

  /** Adds an entry that was kept with its id, older ones first. */
  public void restore(String serviceId, Numbered kept) {
    lastId.accumulateAndGet(kept.id(), Math::max);
    add(serviceId, kept);
  }

  private long nextId(long atMillis) {
    return lastId.updateAndGet(last -> Math.max(last + 1, atMillis * IDS_PER_MILLI));
  }

  private void add(String serviceId, Numbered entry) {
    ArrayDeque<Numbered> list = byService.computeIfAbsent(serviceId, id -> new ArrayDeque<>());
    synchronized (list) {
      list.addFirst(entry);
      if (list.size() > CAPACITY) {
        list.removeLast();
      }
    }
    changed.add(serviceId);
  }

  /** Adds an entry unless one of this code came by this way within the last minute. */
  public void addOccasionally(String serviceId, ServiceError error) {
    ServiceAndCode key = new ServiceAndCode(serviceId, error.code());
    Long last = lastOccasional.get(key);
    if (last == null || error.atMillis() - last >= MINUTE_MILLIS) {
      lastOccasional.put(key, error.atMillis());
      add(serviceId, error);
    }
  }

  /** The entries of a service, newest first. */
  public List<ServiceError> of(String serviceId) {
    return numbered(serviceId).stream().map(Numbered::error).toList();
  }

  /** As {@link #of}, with their ids. */
  public List<Numbered> numbered(String serviceId) {
    ArrayDeque<Numbered> list = byService.get(serviceId);
    if (list == null) {
      return List.of();
    }
    synchronized (list) {
      return List.copyOf(list);
    }
  }

  /** Forgets the entries of a service. */
  public void clear(String serviceId) {
    ArrayDeque<Numbered> list = byService.get(serviceId);
    if (list != null) {
      synchronized (list) {
        list.clear();
      }
      changed.add(serviceId);
    }
  }

  /** The services whose list differs since the last call; for whoever keeps the lists. */
  public Set<String> takeChanged() {
    Set<String> taken = new HashSet<>(changed);
    changed.removeAll(taken);
    return taken;
  }

  /** Makes {@link #takeChanged} answer these again, as when they could not be kept. */
  public void markChanged(Set<String> serviceIds) {
    changed.addAll(serviceIds);
  }

  private record ServiceAndCode(String serviceId, String code) {}
}
