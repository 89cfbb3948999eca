package io.tollgate.admin.notification;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.tenant.Tenants;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What each user of a provider wants to be told of by mail (account-management-api.md, 4.10). */
public final class Preferences {
  private static final String PATH = "/admin/api/personal/notification_preferences";
  private static final Form<Set<Preference>> FORM = form();
  private static final Representation<Set<Preference>> SHOWN = shown();

  private final Database database;
  private final Events events;

  public Preferences(Database database, Events events) {
    this.database = database;
    this.events = events;
  }

  public List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.jsonOnly(Access.personal());
    routes.get(PATH).shows(SHOWN, (call, caller) -> Outcome.done(of(caller)));
    routes.put(PATH).reads(FORM).updates(SHOWN, (caller, self, change) -> update(caller, change));
    return routes.all();
  }

  private static Form<Set<Preference>> form() {
    Form.Builder form = Form.wrapped("notification_preferences");
    for (Preference each : Preference.values()) {
      form.flag(each.wireName(), each.usual());
    }
    return form.reads(Set.of(), Preferences::read);
  }

  private static Set<Preference> read(Fields fields, Set<Preference> present) {
    Set<Preference> on = EnumSet.noneOf(Preference.class);
    for (Preference each : Preference.values()) {
      if (fields.flag(each.wireName(), present.contains(each))) {
        on.add(each);
      }
    }
    return on;
  }

  private static Representation<Set<Preference>> shown() {
    Representation<Set<Preference>> shown =
        Representation.of("notification_preferences", "notification_preferences");
    for (Preference each : Preference.values()) {
      shown = shown.flag(each.wireName(), on -> on.contains(each));
    }
    return shown;
  }

  private Set<Preference> of(Caller caller) {
    long user = Objects.requireNonNull(caller.userId());
    return database.read(caller.tenantId(), rows -> PreferenceTable.of(rows, user));
  }

  private Outcome<Set<Preference>> update(Caller caller, Change<Set<Preference>> change) {
    long user = Objects.requireNonNull(caller.userId());
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          Set<Preference> present = PreferenceTable.of(transaction, user);
          Set<Preference> wanted = change.appliedTo(present);
          if (!wanted.equals(present)) {
            PreferenceTable.put(transaction, user, wanted);
            events.record(
                transaction,
                caller,
                new AdminEvent.Recorded(
                    new Subject("notification_preferences", user),
                    Action.UPDATED,
                    SHOWN.audited(present, wanted)));
          }
          return Outcome.done(wanted);
        });
  }
}
