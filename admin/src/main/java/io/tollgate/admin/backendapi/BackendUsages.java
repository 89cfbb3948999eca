package io.tollgate.admin.backendapi;

import static io.tollgate.admin.backendapi.BackendRepresentation.BACKEND_USAGE;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.RemovedMetric;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.Metrics;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where services use backends. Changing it deploys nothing. */
public final class BackendUsages {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Services services;
  private final BeforeUnmount beforeUnmount;

  public BackendUsages(
      Database database,
      Events events,
      InstantSource clock,
      Services services,
      BeforeUnmount beforeUnmount) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.services = services;
    this.beforeUnmount = beforeUnmount;
  }

  public List<Route<?, ?, ?>> routes() {
    return new UsageResource(this, services).routes();
  }

  List<BackendUsage> page(Caller caller, Service service, PageRequest page) {
    return database.read(caller.tenantId(), rows -> UsageTable.page(rows, service.id(), page));
  }

  @Nullable BackendUsage find(Caller caller, Service service, long id) {
    BackendUsage usage =
        database.<@Nullable BackendUsage>read(caller.tenantId(), rows -> UsageTable.find(rows, id));
    return usage != null && usage.serviceId() == service.id() ? usage : null;
  }

  Outcome<BackendUsage> create(Caller caller, Service service, UsageDraft draft) {
    Long backendId = draft.backendId();
    if (backendId == null) {
      return Outcome.invalid("backend_api_id", Validation.BLANK);
    }
    String path = UsagePath.normalised(draft.path());
    return database.write(
        caller.tenantId(),
        transaction -> {
          if (Services.locked(transaction, service.id()) == null
              || BackendTable.locked(transaction, backendId) == null) {
            return Outcome.notFound();
          }
          Validation validation = pathErrors(transaction, service.id(), path, 0);
          validation.unless(
              UsageTable.of(transaction, service.id()).stream()
                  .noneMatch(usage -> usage.backend().id() == backendId),
              "backend_api_id",
              Validation.TAKEN);
          Errors errors = validation.errors();
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          long id = UsageTable.insert(transaction, service.id(), backendId, path, clock.millis());
          return Outcome.found(UsageTable.find(transaction, id))
              .map(made -> mounted(transaction, caller, made));
        });
  }

  private BackendUsage mounted(Transaction transaction, Caller caller, BackendUsage made) {
    events.record(
        transaction,
        caller,
        new AdminEvent.ServiceChanged(
            made.serviceId(), subject(made), Action.CREATED, BACKEND_USAGE.audited(made)));
    return made;
  }

  /** Only the path can be changed. */
  Outcome<BackendUsage> update(Caller caller, BackendUsage usage, Change<UsageDraft> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          BackendUsage present = locked(transaction, usage);
          if (present == null) {
            return Outcome.notFound();
          }
          UsageDraft wanted =
              change.appliedTo(new UsageDraft(present.backend().id(), present.path()));
          String path = UsagePath.normalised(wanted.path());
          Errors errors = pathErrors(transaction, present.serviceId(), path, present.id()).errors();
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          return path.equals(present.path())
              ? Outcome.done(present)
              : moved(transaction, caller, present, path);
        });
  }

  private Outcome<BackendUsage> moved(
      Transaction transaction, Caller caller, BackendUsage present, String path) {
    UsageTable.update(transaction, present.id(), path, clock.millis());
    return Outcome.found(UsageTable.find(transaction, present.id()))
        .map(
            after -> {
              events.record(
                  transaction,
                  caller,
                  new AdminEvent.Recorded(
                      subject(after), Action.UPDATED, BACKEND_USAGE.audited(present, after)));
              return after;
            });
  }

  /** Lets go of the backend, and with it of what the service's plans say of its metrics. */
  Outcome<BackendUsage> delete(Caller caller, BackendUsage usage) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          BackendUsage present = locked(transaction, usage);
          if (present == null) {
            return Outcome.notFound();
          }
          beforeUnmount.letGo(transaction, present.serviceId(), present.backend().id());
          UsageTable.delete(transaction, present.id());
          List<RemovedMetric> removed =
              Metrics.of(transaction, present.backend().owner()).stream()
                  .map(m -> new RemovedMetric(m.id(), m.publishedName(), m.parentId()))
                  .toList();
          events.record(
              transaction,
              caller,
              new AdminEvent.ServiceChanged(
                  present.serviceId(),
                  subject(present),
                  Action.DELETED,
                  BACKEND_USAGE.audited(present),
                  removed));
          return Outcome.done(present);
        });
  }

  /**
   * @param except id of the usage itself, 0 for a new one
   */
  private static Validation pathErrors(Rows rows, long serviceId, String path, long except) {
    Validation validation = new Validation();
    UsagePath.check(validation, path);
    return validation.unless(
        !UsageTable.hasPath(rows, serviceId, path, except), "path", Validation.TAKEN);
  }

  private static @Nullable BackendUsage locked(Transaction transaction, BackendUsage usage) {
    return Services.locked(transaction, usage.serviceId()) == null
        ? null
        : UsageTable.find(transaction, usage.id());
  }

  private static Subject subject(BackendUsage usage) {
    return new Subject("backend_usage", usage.id());
  }
}
