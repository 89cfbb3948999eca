package io.tollgate.admin.backendapi;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.service.MetricOwner;
import io.tollgate.admin.service.Metrics;
import io.tollgate.admin.service.Service;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backend APIs and where services use them. */
public final class BackendApis {
  private static final String ROOT = "/";

  private final Events events;
  private final InstantSource clock;

  public BackendApis(Events events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** Where a service uses which backend, oldest first. */
  public static List<BackendUsage> usages(Rows rows, long serviceId) {
    return BackendTable.usagesOf(rows, serviceId);
  }

  /** The backend that serves the root of a service, null when none does. */
  public static @Nullable BackendApi atRoot(List<BackendUsage> usages) {
    for (BackendUsage usage : usages) {
      if (usage.isAtRoot()) {
        return usage.backend();
      }
    }
    return null;
  }

  /**
   * Lets the root of a service be served by this upstream: changes the backend that is mounted
   * there, or makes one. The endpoint was checked by {@link PrivateEndpoint}.
   */
  public void serveRootFrom(
      Transaction transaction, Caller caller, Service service, String privateEndpoint) {
    BackendApi present = atRoot(usages(transaction, service.id()));
    if (present == null) {
      mountNew(transaction, caller, service, privateEndpoint);
    } else if (!present.privateEndpoint().equals(privateEndpoint)) {
      BackendTable.setEndpoint(transaction, present.id(), privateEndpoint, clock.millis());
      events.record(
          transaction,
          caller,
          new AdminEvent.Recorded(
              new Subject("backend_api", present.id()),
              Action.UPDATED,
              Map.of("private_endpoint", List.of(present.privateEndpoint(), privateEndpoint))));
    }
  }

  private void mountNew(
      Transaction transaction, Caller caller, Service service, String privateEndpoint) {
    long now = clock.millis();
    String name = service.name() + " Backend";
    long id =
        BackendTable.insert(
            transaction, name, freeSystemName(transaction, service), privateEndpoint, now);
    Metrics.insertHits(transaction, new MetricOwner.OfBackend(id), now);
    BackendTable.mount(transaction, service.id(), id, ROOT, now);
    // The backend's metrics are now metrics of the service, as authorisation sees it.
    events.record(
        transaction,
        caller,
        new AdminEvent.ServiceChanged(
            service.id(),
            new Subject("backend_api", id),
            Action.CREATED,
            Map.of("name", name, "private_endpoint", privateEndpoint, "path", ROOT)));
  }

  private static String freeSystemName(Rows rows, Service service) {
    String wanted = service.systemName() + "_backend";
    return BackendTable.hasSystemName(rows, wanted) ? wanted + "_" + service.id() : wanted;
  }
}
