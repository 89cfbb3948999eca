package io.tollgate.admin.product;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.integration.Integration;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.PlanAttributes;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.MetricOwner;
import io.tollgate.admin.service.Metrics;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.ServiceAttributes;
import io.tollgate.admin.service.ServiceTokens;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.tenant.Tenant;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Makes and deletes whole products. */
public final class Products {
  private static final int TOKEN_DIGITS = 64;

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Services services;
  private final Plans plans;
  private final Integration integration;

  public Products(
      Database database,
      Events events,
      InstantSource clock,
      Secrets secrets,
      Services services,
      Plans plans,
      Integration integration) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.secrets = secrets;
    this.services = services;
    this.plans = plans;
    this.integration = integration;
  }

  public List<Route<?, ?, ?>> routes() {
    Representation<Service> shown = services.representation();
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .post("/admin/api/services")
        .reads(ServiceAttributes.FORM)
        .creates(shown, (caller, self, attributes) -> create(caller, attributes));
    routes.delete("/admin/api/services/{service_id}").at(services::target).deletes(this::delete);
    return routes.all();
  }

  public Outcome<Service> create(Caller caller, ServiceAttributes attributes) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          return services
              .insert(transaction, attributes)
              .then(service -> complete(transaction, caller, service));
        });
  }

  private Outcome<Service> complete(Transaction transaction, Caller caller, Service service) {
    long hits =
        Metrics.insertHits(transaction, new MetricOwner.OfService(service.id()), clock.millis());
    ServiceTokens.add(transaction, service.id(), secrets.hex(TOKEN_DIGITS), clock.millis());
    if (Tenants.of(transaction).defaultServiceId() == null) {
      Tenants.setDefaultService(transaction, caller.tenantId(), service.id());
    }
    return plans
        .insert(
            transaction,
            caller,
            PlanKind.SERVICE,
            service.id(),
            PlanAttributes.named("Default", "default"))
        .then(
            plan -> {
              Services.setDefaultServicePlan(transaction, service.id(), plan.id());
              return integration.begin(transaction, caller, service, hits);
            })
        .then(
            rule -> {
              events.record(
                  transaction,
                  caller,
                  new AdminEvent.ServiceChanged(
                      service.id(),
                      new Subject("service", service.id()),
                      Action.CREATED,
                      services.representation().audited(service)));
              return Outcome.found(Services.find(transaction, caller, service.id()));
            });
  }

  /** Deletes a product with all that belongs to it, unless it is the default or the only one. */
  public Outcome<Service> delete(Caller caller, Service service) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Service present = Services.locked(transaction, service.id());
          Tenants.lock(transaction, caller.tenantId());
          if (present == null) {
            return Outcome.notFound();
          }
          Tenant tenant = Tenants.of(transaction);
          if (Services.count(transaction) == 1) {
            return Outcome.forbidden("the only product cannot be deleted");
          }
          if (Objects.equals(tenant.defaultServiceId(), present.id())) {
            return Outcome.forbidden("the default product cannot be deleted");
          }
          Services.delete(transaction, present.id());
          events.record(
              transaction,
              caller,
              new AdminEvent.ServiceDeleted(
                  present.id(), services.representation().audited(present)));
          return Outcome.done(present);
        });
  }
}
