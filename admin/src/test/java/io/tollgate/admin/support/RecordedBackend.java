package io.tollgate.admin.support;

import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A backend that keeps what it is told, and can be made to fail. */
public final class RecordedBackend implements BackendAdministration {
  private final Map<String, BackendService> services = new ConcurrentHashMap<>();
  private final Map<String, BackendApplication> applications = new ConcurrentHashMap<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final List<String> journal;

  RecordedBackend(List<String> journal) {
    this.journal = journal;
  }

  /** The next so many calls fail. */
  public void failNext(int calls) {
    failures.set(calls);
  }

  public @Nullable BackendService service(long id) {
    return services.get(Long.toString(id));
  }

  public @Nullable BackendApplication application(long serviceId, String id) {
    return applications.get(serviceId + "/" + id);
  }

  public List<BackendApplication> applicationsOf(long serviceId) {
    return applications.values().stream()
        .filter(application -> application.serviceId().equals(Long.toString(serviceId)))
        .toList();
  }

  @Override
  public void putService(BackendService service) {
    called("backend.putService " + service.id());
    services.put(service.id(), service);
  }

  @Override
  public void deleteService(String serviceId) {
    called("backend.deleteService " + serviceId);
    services.remove(serviceId);
    applications.keySet().removeIf(key -> key.startsWith(serviceId + "/"));
  }

  @Override
  public void putApplication(BackendApplication application) {
    called("backend.putApplication " + application.serviceId());
    if (!services.containsKey(application.serviceId())) {
      throw new IllegalArgumentException("unknown service " + application.serviceId());
    }
    applications.put(application.serviceId() + "/" + application.id(), application);
  }

  @Override
  public void deleteApplication(String serviceId, String applicationId) {
    called("backend.deleteApplication " + serviceId);
    applications.remove(serviceId + "/" + applicationId);
  }

  @Override
  public Set<String> serviceIds() {
    return Set.copyOf(services.keySet());
  }

  @Override
  public Set<String> applicationIds(String serviceId) {
    return applications.values().stream()
        .filter(application -> application.serviceId().equals(serviceId))
        .map(BackendApplication::id)
        .collect(Collectors.toSet());
  }

  @Override
  public @Nullable BackendService service(String serviceId) {
    return services.get(serviceId);
  }

  @Override
  public List<BackendApplication> applications(String serviceId, String after, int most) {
    return applications.values().stream()
        .filter(application -> application.serviceId().equals(serviceId))
        .filter(application -> application.id().compareTo(after) > 0)
        .sorted(Comparator.comparing(BackendApplication::id))
        .limit(most)
        .toList();
  }

  private void called(String what) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("the backend is down");
    }
    journal.add(what);
  }
}
