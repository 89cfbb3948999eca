package io.tollgate.backend.store.embedded;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Applications;
import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.catalog.Service;
import io.tollgate.protocol.administration.BackendService;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The catalog in memory. Reads take no lock; writes are the business of one writer at a time, the
 * administration.
 */
final class EmbeddedCatalog implements Catalog {

  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private final Map<String, String> defaultByProviderKey = new ConcurrentHashMap<>();

  /** Ids of all services in the order in which they first came. */
  private final Set<String> order = new LinkedHashSet<>();

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

  void put(BackendService definition) {
    Service before = services.get(definition.id());
    if (definition.defaultService()) {
      services.replaceAll((id, other) -> noLongerDefault(other, definition.providerKey()));
    }
    Applications applications = before == null ? new Applications() : before.applications();
    services.put(definition.id(), new Service(definition, applications));
    order.add(definition.id());
    chooseDefault(definition.providerKey());
    if (before != null && !before.providerKey().equals(definition.providerKey())) {
      chooseDefault(before.providerKey());
    }
  }

  private static Service noLongerDefault(Service service, String providerKey) {
    BackendService known = service.definition();
    if (!known.defaultService() || !known.providerKey().equals(providerKey)) {
      return service;
    }
    BackendService changed =
        new BackendService(
            known.id(),
            known.providerKey(),
            known.mode(),
            known.referrerFiltersRequired(),
            known.active(),
            false,
            known.tokens(),
            known.metrics(),
            known.limits(),
            known.alertLimits());
    return new Service(changed, service.applications());
  }

  void remove(String serviceId) {
    Service before = services.remove(serviceId);
    order.remove(serviceId);
    if (before != null) {
      chooseDefault(before.providerKey());
    }
  }

  /**
   * @return false when the service is unknown
   */
  boolean put(Application application) {
    Service service = services.get(application.key().serviceId());
    if (service == null) {
      return false;
    }
    service.applications().put(application);
    return true;
  }

  /** The service that says it is the default, else the first one of the provider (6). */
  private void chooseDefault(String providerKey) {
    @Nullable String chosen = null;
    for (String id : order) {
      Service service = services.get(id);
      if (service != null && service.providerKey().equals(providerKey)) {
        if (chosen == null || service.definition().defaultService()) {
          chosen = id;
        }
      }
    }
    if (chosen == null) {
      defaultByProviderKey.remove(providerKey);
    } else {
      defaultByProviderKey.put(providerKey, chosen);
    }
  }
}
