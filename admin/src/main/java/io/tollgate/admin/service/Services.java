package io.tollgate.admin.service;

import static io.tollgate.admin.database.schema.Tables.SERVICE;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
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
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Services: read and changed here, made and deleted as a whole in product. */
public final class Services {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Representation<Service> shown;

  public Services(Database database, Events events, InstantSource clock, Secrets secrets) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.secrets = secrets;
    this.shown =
        ServiceRepresentation.SERVICE.embedInXml(
            "metrics", MetricRepresentation.METRIC, services -> metricsOf(database, services));
  }

  private static Map<Service, List<Metric>> metricsOf(Database database, List<Service> services) {
    if (services.isEmpty()) {
      return Map.of();
    }
    List<Long> ids = services.stream().map(Service::id).toList();
    Map<Long, List<Metric>> byService =
        database.read(services.getFirst().tenantId(), rows -> MetricTable.byService(rows, ids));
    return services.stream()
        .collect(
            Collectors.toMap(
                service -> service, service -> byService.getOrDefault(service.id(), List.of())));
  }

  public List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes.get("/admin/api/services").pages(shown, (call, caller) -> page(caller, call.page()));
    routes.get("/admin/api/services/{service_id}").at(this::target).shows(shown);
    routes
        .put("/admin/api/services/{service_id}")
        .at(this::target)
        .reads(ServiceAttributes.FORM)
        .updates(shown, this::update);
    return routes.all();
  }

  /** How a service is shown. */
  public Representation<Service> representation() {
    return shown;
  }

  public Page<Service> page(Caller caller, PageRequest page) {
    return database.read(caller.tenantId(), rows -> ServiceTable.page(rows, caller, page));
  }

  /** All services of the tenant by id, whoever sees them. */
  public static List<Service> all(Rows rows) {
    return ServiceTable.all(rows);
  }

  /** Those of the ids that services of the tenant have. */
  public static Set<Long> known(Rows rows, Set<Long> ids) {
    return ServiceTable.known(rows, ids);
  }

  /** The service with this id, null when there is none that the caller sees. */
  public static @Nullable Service find(Rows rows, Caller caller, long id) {
    return caller.sees(id) ? ServiceTable.find(rows, id) : null;
  }

  public @Nullable Service find(Caller caller, long id) {
    return database.<@Nullable Service>read(caller.tenantId(), rows -> find(rows, caller, id));
  }

  /** The service that a path's {@code service_id} names. */
  public @Nullable Service target(Call call) {
    return find(call.caller(), call.id("service_id"));
  }

  /**
   * The service, which nobody else changes until the transaction ends; null when it is gone. To be
   * called before anything of the service is read.
   */
  public static @Nullable Service locked(Transaction transaction, long id) {
    transaction.lock(SERVICE, id);
    return ServiceTable.find(transaction, id);
  }

  /** All of the tenant, by id; as {@link #locked}. */
  public static List<Service> allLocked(Transaction transaction) {
    transaction.lockAll(SERVICE);
    return ServiceTable.all(transaction);
  }

  /** Makes the row of a service; all that belongs to it stands in product. */
  public Outcome<Service> insert(Transaction transaction, ServiceAttributes attributes) {
    Errors errors = ServiceRules.check(attributes);
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    String name = String.valueOf(attributes.name());
    String systemName =
        attributes.systemName() == null
            ? SystemName.derive(name, "service", secrets.random())
            : attributes.systemName();
    if (ServiceTable.hasSystemName(transaction, systemName)) {
      return Outcome.invalid("system_name", Validation.TAKEN);
    }
    long id =
        ServiceTable.insert(transaction, attributes.withSystemName(systemName), clock.millis());
    return Outcome.found(ServiceTable.find(transaction, id))
        .then(
            made ->
                attributes.stateEvent() == null
                    ? Outcome.done(made)
                    : changed(transaction, made, made.attributes(), attributes.stateEvent()));
  }

  public Outcome<Service> update(Caller caller, Service service, Change<ServiceAttributes> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Service present = locked(transaction, service.id());
          if (present == null) {
            return Outcome.notFound();
          }
          ServiceAttributes wanted =
              change.appliedTo(present.attributes()).withSystemName(present.systemName());
          return changed(transaction, present, wanted, wanted.stateEvent())
              .map(
                  after -> {
                    record(transaction, caller, present, after);
                    return after;
                  });
        });
  }

  private Outcome<Service> changed(
      Transaction transaction, Service present, ServiceAttributes wanted, @Nullable String event) {
    Errors errors = ServiceRules.check(wanted);
    ServiceState state = event == null ? present.state() : present.state().after(event);
    if (state == null) {
      errors = errors.and(Errors.of("state_event", Validation.INVALID));
    }
    if (!errors.isEmpty() || state == null) {
      return Outcome.invalid(errors);
    }
    ServiceAttributes kept = wanted.withoutEvent();
    if (kept.equals(present.attributes()) && state == present.state()) {
      return Outcome.done(present);
    }
    ServiceTable.update(transaction, present.id(), kept, state, clock.millis());
    return Outcome.found(ServiceTable.find(transaction, present.id()));
  }

  private void record(Transaction transaction, Caller caller, Service before, Service after) {
    if (!before.equals(after)) {
      events.record(
          transaction,
          caller,
          new AdminEvent.ServiceChanged(
              after.id(),
              new Subject("service", after.id()),
              Action.UPDATED,
              shown.audited(before, after)));
    }
  }

  public static long count(Rows rows) {
    return ServiceTable.count(rows);
  }

  /** Deletes the row, and with it by the database's rules all that hangs under it. */
  public static int delete(Transaction transaction, long id) {
    return ServiceTable.delete(transaction, id);
  }

  public static void setDefaultApplicationPlan(
      Transaction transaction, long id, @Nullable Long planId) {
    ServiceTable.setDefaultApplicationPlan(transaction, id, planId);
  }

  public static void setDefaultServicePlan(
      Transaction transaction, long id, @Nullable Long planId) {
    ServiceTable.setDefaultServicePlan(transaction, id, planId);
  }
}
