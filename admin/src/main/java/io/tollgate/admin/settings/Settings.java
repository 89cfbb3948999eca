package io.tollgate.admin.settings;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.List;

/** The settings of tenants. */
public final class Settings {
  private static final String PATH = "/admin/api/settings";

  private final Database database;
  private final Events events;
  private final InstantSource clock;

  public Settings(Database database, Events events, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  public List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.jsonOnly(Access.of(Section.SETTINGS));
    routes.get(PATH).shows(SiteSettings.SHOWN, (call, caller) -> Outcome.done(of(caller)));
    routes
        .put(PATH)
        .reads(SiteSettings.FORM)
        .updates(SiteSettings.SHOWN, (caller, self, change) -> update(caller, change));
    return routes.all();
  }

  /** Those of the tenant whose rows these are. */
  public static SiteSettings of(Rows rows) {
    Long plan = Tenants.of(rows).defaultAccountPlanId();
    return SettingsTable.of(rows, plan != null && Plans.wantsApproval(rows, plan));
  }

  public SiteSettings of(Caller caller) {
    return database.read(caller.tenantId(), rows -> of(rows));
  }

  /** That accounts need approval is asked of the only account plan, never of one among several. */
  Outcome<SiteSettings> update(Caller caller, Change<SiteSettings> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          SiteSettings present = of(transaction);
          SiteSettings wanted = change.appliedTo(present);
          Errors errors = wanted.check();
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          if (wanted.equals(present)) {
            return Outcome.done(present);
          }
          long now = clock.millis();
          SettingsTable.put(transaction, wanted, now);
          Long plan = Tenants.of(transaction).defaultAccountPlanId();
          if (plan != null) {
            Plans.setApproval(transaction, plan, wanted.accountApprovalRequired(), now);
          }
          SiteSettings after = of(transaction);
          events.record(
              transaction,
              caller,
              new AdminEvent.Recorded(
                  new Subject("settings", caller.tenantId()),
                  Action.UPDATED,
                  SiteSettings.SHOWN.audited(present, after)));
          return Outcome.done(after);
        });
  }
}
