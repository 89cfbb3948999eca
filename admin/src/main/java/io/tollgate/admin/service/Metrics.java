package io.tollgate.admin.service;

import io.tollgate.admin.access.Secrets;
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
import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.route.Route;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metrics and methods of services and backends. */
public final class Metrics {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Services services;
  private final MetricOwners owners;
  private final BeforeMetricDelete beforeDelete;

  /**
   * @param beforeDelete asked before a metric is deleted
   */
  public Metrics(
      Database database,
      Events events,
      InstantSource clock,
      Secrets secrets,
      Services services,
      MetricOwners owners,
      BeforeMetricDelete beforeDelete) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.secrets = secrets;
    this.services = services;
    this.owners = owners;
    this.beforeDelete = beforeDelete;
  }

  public List<Route<?, ?, ?>> routes() {
    return new MetricResource(this, services).routes();
  }

  public static @Nullable Metric find(Rows rows, long id) {
    return MetricTable.find(rows, id);
  }

  public @Nullable Metric find(Caller caller, long id) {
    return database.<@Nullable Metric>read(caller.tenantId(), rows -> find(rows, id));
  }

  public static List<Metric> of(Rows rows, MetricOwner owner) {
    return MetricTable.all(rows, owner);
  }

  /** Of these backends, by backend. */
  public static Map<Long, List<Metric>> byBackend(Rows rows, Collection<Long> backends) {
    return backends.isEmpty() ? Map.of() : MetricTable.byBackend(rows, backends);
  }

  /** Metrics and methods together. */
  public List<Metric> of(Caller caller, Service service) {
    return database.read(
        caller.tenantId(), rows -> of(rows, new MetricOwner.OfService(service.id())));
  }

  /** Metrics and methods of a backend together. */
  public Page<Metric> page(Caller caller, MetricOwner owner, PageRequest page) {
    return database.read(caller.tenantId(), rows -> MetricTable.page(rows, owner, null, page));
  }

  public Page<Metric> methodPage(Caller caller, Metric parent, PageRequest page) {
    return database.read(
        caller.tenantId(), rows -> MetricTable.page(rows, parent.owner(), parent.id(), page));
  }

  List<Metric> methods(Caller caller, Metric parent) {
    List<Metric> all = database.read(caller.tenantId(), rows -> of(rows, parent.owner()));
    return all.stream()
        .filter(metric -> metric.parentId() != null && metric.parentId() == parent.id())
        .toList();
  }

  /** Makes the metric that every owner begins with; its id. */
  public static long insertHits(Transaction transaction, MetricOwner owner, long now) {
    MetricDraft hits = new MetricDraft("Hits", Metric.HITS, "Number of API hits", "hit");
    return MetricTable.insert(transaction, owner, null, Metric.HITS, hits, now);
  }

  Outcome<Metric> create(Caller caller, Service service, MetricDraft draft) {
    return create(caller, new MetricOwner.OfService(service.id()), draft);
  }

  public Outcome<Metric> create(Caller caller, MetricOwner owner, MetricDraft draft) {
    return database.write(
        caller.tenantId(),
        transaction ->
            owners.locked(transaction, owner)
                ? insert(transaction, caller, owner, null, draft)
                : Outcome.notFound());
  }

  /** Makes a method; only {@code hits} has methods. */
  public Outcome<Metric> createMethod(Caller caller, Metric parent, MetricDraft draft) {
    if (!parent.isHits()) {
      return Outcome.invalid("parent_id", "must be the metric hits");
    }
    return database.write(
        caller.tenantId(),
        transaction ->
            owners.locked(transaction, parent.owner())
                ? insert(transaction, caller, parent.owner(), parent, draft)
                : Outcome.notFound());
  }

  private Outcome<Metric> insert(
      Transaction transaction,
      Caller caller,
      MetricOwner owner,
      @Nullable Metric parent,
      MetricDraft draft) {
    MetricDraft complete =
        parent == null
            ? draft
            : new MetricDraft(
                draft.friendlyName(), draft.systemName(), draft.description(), parent.unit());
    Validation validation = complete.check(parent != null);
    String friendlyName = String.valueOf(draft.friendlyName());
    String systemName =
        draft.systemName() == null
            ? SystemName.derive(friendlyName, "metric", secrets.random())
            : draft.systemName();
    validation
        .unless(
            MetricTable.named(transaction, owner, systemName) == null,
            "system_name",
            Validation.TAKEN)
        .unless(
            !MetricTable.hasFriendlyName(transaction, owner, friendlyName, 0),
            "friendly_name",
            Validation.TAKEN);
    Errors errors = validation.errors();
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    Long parentId = parent == null ? null : parent.id();
    long id =
        MetricTable.insert(transaction, owner, parentId, systemName, complete, clock.millis());
    return Outcome.found(find(transaction, id))
        .map(
            made -> {
              record(transaction, caller, made, Action.CREATED, audited(made));
              return made;
            });
  }

  public Outcome<Metric> update(Caller caller, Metric metric, Change<MetricDraft> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Metric present =
              owners.locked(transaction, metric.owner()) ? find(transaction, metric.id()) : null;
          if (present == null) {
            return Outcome.notFound();
          }
          MetricDraft wanted = change.appliedTo(MetricDraft.of(present));
          MetricDraft kept =
              new MetricDraft(
                  wanted.friendlyName(),
                  present.systemName(),
                  wanted.description(),
                  present.isMethod() ? present.unit() : wanted.unit());
          return updated(transaction, caller, present, kept);
        });
  }

  private Outcome<Metric> updated(
      Transaction transaction, Caller caller, Metric present, MetricDraft kept) {
    String friendlyName = String.valueOf(kept.friendlyName());
    Errors errors =
        kept.check(present.isMethod())
            .unless(
                !MetricTable.hasFriendlyName(
                    transaction, present.owner(), friendlyName, present.id()),
                "friendly_name",
                Validation.TAKEN)
            .errors();
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    if (kept.equals(MetricDraft.of(present))) {
      return Outcome.done(present);
    }
    MetricTable.update(transaction, present.id(), kept, clock.millis());
    return Outcome.found(find(transaction, present.id()))
        .map(
            after -> {
              Map<String, ?> changes = MetricRepresentation.METRIC.audited(present, after);
              record(transaction, caller, after, Action.UPDATED, changes);
              return after;
            });
  }

  /** Refused for {@code hits}, and while a served configuration counts on it. */
  public Outcome<Metric> delete(Caller caller, Metric metric) {
    return database.write(
        caller.tenantId(),
        transaction ->
            owners
                .lockedWithServices(transaction, metric.owner())
                .then(services -> Outcome.found(find(transaction, metric.id())))
                .then(
                    present ->
                        present.isHits()
                            ? Outcome.forbidden("the metric hits cannot be deleted")
                            : beforeDelete.letGo(transaction, caller, present))
                .map(present -> deleted(transaction, caller, present)));
  }

  private Metric deleted(Transaction transaction, Caller caller, Metric metric) {
    MetricTable.delete(transaction, metric.id());
    record(
        transaction,
        caller,
        metric,
        Action.DELETED,
        audited(metric),
        List.of(new RemovedMetric(metric.id(), metric.publishedName(), metric.parentId())));
    return metric;
  }

  private static Map<String, ?> audited(Metric metric) {
    return MetricRepresentation.METRIC.audited(metric);
  }

  private void record(
      Transaction transaction, Caller caller, Metric metric, Action action, Map<String, ?> detail) {
    record(transaction, caller, metric, action, detail, List.of());
  }

  private void record(
      Transaction transaction,
      Caller caller,
      Metric metric,
      Action action,
      Map<String, ?> detail,
      List<RemovedMetric> removed) {
    Subject subject = new Subject("metric", metric.id());
    events.record(
        transaction,
        caller,
        switch (metric.owner()) {
          case MetricOwner.OfService(long id) ->
              new AdminEvent.ServiceChanged(id, subject, action, detail, removed);
          case MetricOwner.OfBackend backend ->
              new AdminEvent.BackendChanged(
                  owners.services(transaction, backend), subject, action, detail, removed);
        });
  }
}
