package io.tollgate.admin.account;

import static io.tollgate.admin.account.AccountRepresentation.PROVIDER_USER;

import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of the provider's users (account-management-api.md, 4.10). */
final class ProviderUserResource {
  private static final String ALL = "/admin/api/users";
  private static final String ONE = ALL + "/{id}";
  private static final List<String> STATE_EVENTS = List.of("activate", "suspend", "unsuspend");

  private final Users users;
  private final UserChanges changes;

  ProviderUserResource(Users users, UserChanges changes) {
    this.users = users;
    this.changes = changes;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.admins());
    routes
        .get(ALL)
        .takes("state", "role")
        .lists(
            PROVIDER_USER,
            (call, caller) ->
                users.ofProvider(caller, call.parameter("state"), call.parameter("role")));
    routes
        .post(ALL)
        .reads(UserDraft.FORM)
        .creates(PROVIDER_USER, (caller, self, draft) -> users.createOfProvider(caller, draft));
    routes.get(ONE).at(this::target).shows(PROVIDER_USER);
    routes.put(ONE).at(this::target).reads(UserDraft.FORM).updates(PROVIDER_USER, changes::update);
    routes.delete(ONE).at(this::target).deletes(changes::delete);
    for (String event : STATE_EVENTS) {
      routes
          .put(ONE + "/" + event)
          .at(this::target)
          .does(PROVIDER_USER, (caller, user) -> changes.changeState(caller, user, event));
    }
    for (UserRole role : UserRole.values()) {
      routes
          .put(ONE + "/" + role.wireName())
          .at(this::target)
          .does(PROVIDER_USER, (caller, user) -> changes.changeRole(caller, user, role));
    }
    return routes.all();
  }

  private @Nullable User target(Call call) {
    return users.findOfProvider(call.caller(), call.id("id"));
  }
}
