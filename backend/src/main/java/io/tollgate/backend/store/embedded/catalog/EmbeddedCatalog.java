package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Applications;
import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.catalog.Subscription;
import io.tollgate.protocol.administration.BackendApplication;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The catalog in memory. It holds what exists: parts without their service and keys without their
 * application stand in the file only. Reads take no lock; who writes has his turn at the database.
 */
final class EmbeddedCatalog implements Catalog {

  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private final Map<String, String> defaultByProviderKey = new ConcurrentHashMap<>();
  private final SharedSubscriptions subscriptions = new SharedSubscriptions();

  @Override
  public @Nullable Service service(String serviceId) {
    return services.get(serviceId);
  }

  @Override
  public @Nullable Service defaultService(String providerKey) {
    String id = defaultByProviderKey.get(providerKey);
    return id == null ? null : services.get(id);
  }

  Set<String> serviceIds() {
    return Set.copyOf(services.keySet());
  }

  Collection<Service> services() {
    return services.values();
  }

  void put(Service service) {
    services.put(service.id(), service);
  }

  /** Takes over the defaults, and the services' own fields where it knows the service. */
  void put(ProviderServices.Changed changed) {
    for (ServiceAttributes service : changed.services()) {
      change(service.id(), known -> known.withAttributes(service));
      if (service.defaultService()) {
        defaultByProviderKey.put(service.providerKey(), service.id());
      }
    }
    for (String providerKey : changed.providerKeys()) {
      if (changed.services().stream()
          .noneMatch(s -> s.defaultService() && s.providerKey().equals(providerKey))) {
        defaultByProviderKey.remove(providerKey);
      }
    }
  }

  void remove(String serviceId) {
    services.remove(serviceId);
  }

  /** Makes the next state of a service, if there is one. */
  void change(String serviceId, UnaryOperator<Service> next) {
    services.computeIfPresent(serviceId, (id, service) -> next.apply(service));
  }

  @Nullable Applications applicationsOf(String serviceId) {
    Service service = services.get(serviceId);
    return service == null ? null : service.applications();
  }

  /** Takes over an application, if there is its service. */
  void put(BackendApplication application) {
    Service service = services.get(application.serviceId());
    if (service != null) {
      service.applications().put(Application.of(application, this::shared));
    }
  }

  Subscription shared(Subscription subscription) {
    return subscriptions.same(subscription);
  }
}
