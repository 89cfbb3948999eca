package io.tollgate.admin.account;

import static io.tollgate.admin.account.AccountRepresentation.USER;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of an account's users (account-management-api.md, 4.8). */
final class UserResource {
  private static final String ALL = "/admin/api/accounts/{account_id}/users";
  private static final String ONE = ALL + "/{id}";
  private static final List<String> STATE_EVENTS = List.of("activate", "suspend", "unsuspend");

  private final Users users;
  private final UserChanges changes;
  private final Accounts accounts;

  UserResource(Users users, UserChanges changes, Accounts accounts) {
    this.users = users;
    this.changes = changes;
    this.accounts = accounts;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.of(Section.PARTNERS));
    routes
        .get(ALL)
        .takes("state", "role")
        .at(accounts::target)
        .lists(
            USER,
            (call, account) ->
                users.of(call.caller(), account, call.parameter("state"), call.parameter("role")));
    routes.post(ALL).at(accounts::target).reads(UserDraft.FORM).creates(USER, users::create);
    routes.get(ONE).at(this::target).shows(USER);
    routes.put(ONE).at(this::target).reads(UserDraft.FORM).updates(USER, changes::update);
    routes.delete(ONE).at(this::target).deletes(changes::delete);
    for (String event : STATE_EVENTS) {
      routes
          .put(ONE + "/" + event)
          .at(this::target)
          .does(USER, (caller, user) -> changes.changeState(caller, user, event));
    }
    for (UserRole role : UserRole.values()) {
      routes
          .put(ONE + "/" + role.wireName())
          .at(this::target)
          .does(USER, (caller, user) -> changes.changeRole(caller, user, role));
    }
    return routes.all();
  }

  private @Nullable User target(Call call) {
    Account account = accounts.target(call);
    return account == null ? null : users.find(call.caller(), account, call.id("id"));
  }
}
