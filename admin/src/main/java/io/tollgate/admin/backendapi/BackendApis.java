package io.tollgate.admin.backendapi;

import static io.tollgate.admin.backendapi.BackendRepresentation.BACKEND_API;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.MetricOwner;
import io.tollgate.admin.service.MetricOwners;
import io.tollgate.admin.service.Metrics;
import io.tollgate.admin.service.Service;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backend APIs. What is changed here is served once the services that use it are deployed. */
public final class BackendApis {
  private static final String ROOT = "/";

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Secrets secrets;
  private final PrivateEndpoint.Allowed allowed;
  private final MetricOwners owners;

  /**
   * @param allowPrivate whether backends may be in this machine or a private network
   */
  public BackendApis(
      Database database,
      Events events,
      InstantSource clock,
      Secrets secrets,
      boolean allowPrivate) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.secrets = secrets;
    this.allowed = new PrivateEndpoint.Allowed(true, allowPrivate);
    this.owners = new MetricOwners(new MountedBackends());
  }

  public List<Route<?, ?, ?>> routes(Metrics metrics) {
    return new BackendResource(this, metrics).routes();
  }

  /** Services and backends alike, as owners of metrics and rules. */
  public MetricOwners owners() {
    return owners;
  }

  /** Where a service uses which backend, oldest first. */
  public static List<BackendUsage> usages(Rows rows, long serviceId) {
    return UsageTable.of(rows, serviceId);
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

  public Page<BackendApi> page(Caller caller, PageRequest page) {
    return database.read(caller.tenantId(), rows -> BackendTable.page(rows, page));
  }

  /** The backend that a path's {@code backend_api_id} names. */
  public @Nullable BackendApi target(Call call) {
    return database.<@Nullable BackendApi>read(
        call.caller().tenantId(), rows -> BackendTable.find(rows, call.id("backend_api_id")));
  }

  /** Makes a backend with its metric hits. */
  public Outcome<BackendApi> create(Caller caller, BackendAttributes attributes) {
    return database.write(
        caller.tenantId(), transaction -> insert(transaction, caller, attributes));
  }

  private Outcome<BackendApi> insert(
      Transaction transaction, Caller caller, BackendAttributes attributes) {
    String systemName =
        attributes.systemName() == null
            ? SystemName.derive(String.valueOf(attributes.name()), "backend", secrets.random())
            : attributes.systemName();
    Validation validation =
        attributes
            .check()
            .unless(
                !BackendTable.hasSystemName(transaction, systemName),
                "system_name",
                Validation.TAKEN);
    String endpoint =
        PrivateEndpoint.read(validation, "private_endpoint", attributes.privateEndpoint(), allowed);
    Errors errors = validation.errors();
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    long id = made(transaction, attributes.kept(systemName, endpoint));
    return Outcome.found(BackendTable.find(transaction, id))
        .map(
            backend ->
                recorded(
                    transaction, caller, backend, Action.CREATED, BACKEND_API.audited(backend)));
  }

  private long made(Transaction transaction, BackendAttributes kept) {
    long now = clock.millis();
    long id = BackendTable.insert(transaction, kept, now);
    Metrics.insertHits(transaction, new MetricOwner.OfBackend(id), now);
    return id;
  }

  public Outcome<BackendApi> update(
      Caller caller, BackendApi backend, Change<BackendAttributes> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          BackendApi present = BackendTable.locked(transaction, backend.id());
          if (present == null) {
            return Outcome.notFound();
          }
          return UsageTable.services(transaction, present.id()).stream().allMatch(caller::sees)
              ? updated(transaction, caller, present, change.appliedTo(present.attributes()))
              : Outcome.forbidden("is used by products that you may not see; ask an admin");
        });
  }

  private Outcome<BackendApi> updated(
      Transaction transaction, Caller caller, BackendApi present, BackendAttributes wanted) {
    String systemName = String.valueOf(present.attributes().systemName());
    Validation validation = wanted.kept(systemName, null).check();
    String sent = wanted.privateEndpoint();
    String endpoint =
        present.privateEndpoint().equals(sent)
            ? sent
            : PrivateEndpoint.read(validation, "private_endpoint", sent, allowed);
    Errors errors = validation.errors();
    BackendAttributes kept = wanted.kept(systemName, endpoint);
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    if (kept.equals(present.attributes())) {
      return Outcome.done(present);
    }
    BackendTable.update(transaction, present.id(), kept, clock.millis());
    return Outcome.found(BackendTable.find(transaction, present.id()))
        .map(
            after ->
                recorded(
                    transaction,
                    caller,
                    after,
                    Action.UPDATED,
                    BACKEND_API.audited(present, after)));
  }

  /** Refused while a service uses it. */
  public Outcome<BackendApi> delete(Caller caller, BackendApi backend) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          BackendApi present = BackendTable.locked(transaction, backend.id());
          if (present == null) {
            return Outcome.notFound();
          }
          if (BackendTable.isUsed(transaction, present.id())) {
            return Outcome.forbidden("cannot be deleted because it is used by a product");
          }
          BackendTable.delete(transaction, present.id());
          return Outcome.done(
              recorded(transaction, caller, present, Action.DELETED, BACKEND_API.audited(present)));
        });
  }

  /**
   * Lets the root of a service be served by this upstream: changes the backend that is mounted
   * there, or makes one. The endpoint was checked by {@link PrivateEndpoint}.
   */
  public void serveRootFrom(
      Transaction transaction, Caller caller, Service service, String privateEndpoint) {
    BackendApi mounted = atRoot(usages(transaction, service.id()));
    BackendApi present = mounted == null ? null : BackendTable.locked(transaction, mounted.id());
    if (present == null) {
      mountNew(transaction, caller, service, privateEndpoint);
    } else if (!present.privateEndpoint().equals(privateEndpoint)) {
      BackendAttributes before = present.attributes();
      BackendTable.update(
          transaction,
          present.id(),
          before.kept(String.valueOf(before.systemName()), privateEndpoint),
          clock.millis());
      BackendApi unused =
          recorded(
              transaction,
              caller,
              present,
              Action.UPDATED,
              Map.of("private_endpoint", List.of(present.privateEndpoint(), privateEndpoint)));
    }
  }

  private void mountNew(
      Transaction transaction, Caller caller, Service service, String privateEndpoint) {
    String name = service.name() + " Backend";
    String systemName = freeSystemName(transaction, service);
    long id =
        made(transaction, new BackendAttributes(name, systemName, null, privateEndpoint, Map.of()));
    UsageTable.insert(transaction, service.id(), id, ROOT, clock.millis());
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

  private BackendApi recorded(
      Transaction transaction,
      Caller caller,
      BackendApi backend,
      Action action,
      Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("backend_api", backend.id()), action, detail));
    return backend;
  }
}
