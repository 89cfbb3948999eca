package io.tollgate.admin.integration;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of a service's OpenID Connect flows (account-management-api.md, 4.4). */
final class FlowResource {
  private static final String PATH = "/admin/api/services/{service_id}/proxy/oidc_configuration";

  private final Database database;
  private final Events events;
  private final Services services;

  FlowResource(Database database, Events events, Services services) {
    this.database = database;
    this.events = events;
    this.services = services;
  }

  private record Target(Service service, OidcFlows flows) {}

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .get(PATH)
        .at(this::target)
        .shows(OidcFlows.SHOWN, (call, target) -> Outcome.done(target.flows));
    routes.put(PATH).at(this::target).reads(OidcFlows.FORM).updates(OidcFlows.SHOWN, this::update);
    return routes.all();
  }

  private @Nullable Target target(Call call) {
    Service service = services.target(call);
    OidcFlows flows =
        service == null
            ? null
            : database.<@Nullable OidcFlows>read(
                call.caller().tenantId(), rows -> FlowTable.find(rows, service.id()));
    return service == null || flows == null ? null : new Target(service, flows);
  }

  private Outcome<OidcFlows> update(Caller caller, Target target, Change<OidcFlows> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Service locked = Services.locked(transaction, target.service.id());
          OidcFlows present = locked == null ? null : FlowTable.find(transaction, locked.id());
          if (present == null) {
            return Outcome.notFound();
          }
          OidcFlows wanted = change.appliedTo(present);
          if (!wanted.equals(present)) {
            FlowTable.update(transaction, wanted);
            events.record(
                transaction,
                caller,
                new AdminEvent.Recorded(
                    new Subject("proxy", target.service.id()),
                    Action.UPDATED,
                    OidcFlows.SHOWN.audited(present, wanted)));
          }
          return Outcome.done(wanted);
        });
  }
}
