package io.tollgate.admin.access;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What members may do and which services they see (account-management-api.md, 2.4 and 5.10). An
 * admin has everything; a change of his permissions changes nothing.
 */
public final class UserPermissions {
  private static final String PATH = "/admin/api/users/{id}/permissions";

  private static final Representation<ProviderUser> PERMISSIONS =
      Representation.<ProviderUser>of("permissions", "permissions")
          .integer("user_id", ProviderUser::id)
          .text("role", user -> user.admin() ? "admin" : "member")
          .tree("allowed_sections", user -> PermissionsDraft.of(user).sections())
          .tree("allowed_service_ids", UserPermissions::serviceIds);

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final KnownServices known;

  public UserPermissions(
      Database database, Events events, InstantSource clock, KnownServices known) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.known = known;
  }

  private static @Nullable List<Long> serviceIds(ProviderUser user) {
    Set<Long> services = user.services();
    return services == null ? null : services.stream().sorted().toList();
  }

  public List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.admins());
    routes.get(PATH).at(this::target).shows(PERMISSIONS);
    routes
        .put(PATH)
        .at(this::target)
        .reads(PermissionsDraft.FORM)
        .updates(PERMISSIONS, this::update);
    return routes.all();
  }

  private @Nullable ProviderUser target(Call call) {
    return database.<@Nullable ProviderUser>read(
        call.caller().tenantId(), rows -> ProviderUsers.find(rows, call.id("id")));
  }

  private Outcome<ProviderUser> update(
      Caller caller, ProviderUser user, Change<PermissionsDraft> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          ProviderUser present = ProviderUsers.find(transaction, user.id());
          if (present == null) {
            return Outcome.notFound();
          }
          PermissionsDraft wanted = change.appliedTo(PermissionsDraft.of(present));
          Set<Section> sections = wanted.knownSections();
          Set<Long> services = existing(transaction, wanted.ids());
          return present.admin()
                  || (sections.equals(present.sections())
                      && Objects.equals(services, present.services()))
              ? Outcome.done(present)
              : changed(transaction, caller, present, sections, services);
        });
  }

  private @Nullable Set<Long> existing(Rows rows, @Nullable Set<Long> ids) {
    return ids == null ? null : known.among(rows, ids);
  }

  private Outcome<ProviderUser> changed(
      Transaction transaction,
      Caller caller,
      ProviderUser before,
      Set<Section> sections,
      @Nullable Set<Long> services) {
    ProviderUsers.setPermissions(transaction, before.id(), sections, services, clock.millis());
    return Outcome.found(ProviderUsers.find(transaction, before.id()))
        .map(
            after -> {
              events.record(
                  transaction,
                  caller,
                  new AdminEvent.Recorded(
                      new Subject("provider_user", after.id()),
                      Action.UPDATED,
                      PERMISSIONS.audited(before, after)));
              return after;
            });
  }
}
