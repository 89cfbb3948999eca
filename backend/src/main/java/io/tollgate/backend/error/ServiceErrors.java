package io.tollgate.backend.error;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The error lists of all services, the newest {@value #CAPACITY} entries each. */
public final class ServiceErrors {

  public static final int CAPACITY = 1000;

  private static final long MINUTE_MILLIS = 60_000;

  private final Map<String, ArrayDeque<ServiceError>> byService = new ConcurrentHashMap<>();
  private final Map<ServiceAndCode, Long> lastOccasional = new ConcurrentHashMap<>();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  /** Adds an entry; the oldest one goes when the list is full. */
  public void add(String serviceId, ServiceError error) {
    ArrayDeque<ServiceError> list = byService.computeIfAbsent(serviceId, id -> new ArrayDeque<>());
    synchronized (list) {
      list.addFirst(error);
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
    ArrayDeque<ServiceError> list = byService.get(serviceId);
    if (list == null) {
      return List.of();
    }
    synchronized (list) {
      return List.copyOf(list);
    }
  }

  /** Forgets the entries of a service. */
  public void clear(String serviceId) {
    ArrayDeque<ServiceError> list = byService.get(serviceId);
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
