package io.tollgate.admin.alert;

import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The endpoints of alerts (account-management-api.md, 4.11; ruling 8). */
final class AlertResource {
  private static final String ALL = "/admin/api/alerts";
  private static final String ONE = ALL + "/{id}";

  /** Also for a member who sees nothing but the analytics, whose tokens are good for stats. */
  static final Access MONITORING =
      new Access(
          Set.of(Scope.ACCOUNT_MANAGEMENT, Scope.STATS), Set.of(Section.MONITORING), false, false);

  static final Representation<Alert> ALERT =
      Representation.<Alert>of("alert", "alerts")
          .integer("id", Alert::id)
          .integer("level", Alert::level)
          .money("utilization", Alert::utilization)
          .text("message", Alert::message)
          .text("state", Alert::state)
          .integer("application_id", Alert::applicationId)
          .integer("account_id", Alert::accountId)
          .integer("service_id", Alert::serviceId)
          .time("created_at", Alert::createdAt);

  private final Alerts alerts;

  AlertResource(Alerts alerts) {
    this.alerts = alerts;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.jsonOnly(MONITORING);
    routes
        .get(ALL)
        .takes("service_id", "account_id", "level")
        .pages(ALERT, (call, caller) -> alerts.page(caller, AlertFilter.of(call), call.page()));
    routes.put(ONE + "/read").at(this::target).does(ALERT, alerts::read);
    routes.delete(ONE).at(this::target).deletes(alerts::delete);
    return routes.all();
  }

  private @Nullable Alert target(Call call) {
    return alerts.find(call.caller(), call.id("id"));
  }
}
