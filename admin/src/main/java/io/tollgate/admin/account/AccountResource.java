package io.tollgate.admin.account;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of developer accounts (account-management-api.md, 4.8). */
final class AccountResource {
  private static final String ALL = "/admin/api/accounts";
  private static final String ONE = ALL + "/{account_id}";
  private static final List<String> STATE_EVENTS =
      List.of("approve", "reject", "make_pending", "suspend", "resume");

  private final Accounts accounts;

  AccountResource(Accounts accounts) {
    this.accounts = accounts;
  }

  List<Route<?, ?, ?>> routes() {
    Representation<Account> shown = accounts.representation();
    Routes routes = Routes.of(Access.of(Section.PARTNERS));
    routes
        .get(ALL)
        .takes("state")
        .pages(
            shown, (call, caller) -> accounts.page(caller, call.parameter("state"), call.page()));
    routes
        .get(ALL + "/find")
        .takes("username", "user_id", "email")
        .shows(shown, (call, caller) -> Outcome.found(found(call)));
    routes.get(ONE).at(accounts::target).shows(shown);
    routes
        .put(ONE)
        .at(accounts::target)
        .reads(AccountAttributes.FORM)
        .updates(shown, accounts::update);
    routes.delete(ONE).at(accounts::target).deletes(accounts::delete);
    routes
        .put(ONE + "/credit_card")
        .at(accounts::target)
        .reads(CreditCard.FORM)
        .does(shown, accounts::storeCard);
    routes.delete(ONE + "/credit_card").at(accounts::target).deletes(accounts::forgetCard);
    for (String event : STATE_EVENTS) {
      routes
          .put(ONE + "/" + event)
          .at(accounts::target)
          .does(shown, (caller, account) -> accounts.changeState(caller, account, event));
    }
    return routes.all();
  }

  /** By username, else by a user's id, else by e-mail. */
  private @Nullable Account found(Call call) {
    String username = call.parameter("username");
    if (username != null) {
      return accounts.findByUsername(call.caller(), username);
    }
    Long id = call.idParameter("user_id");
    if (id != null) {
      return accounts.findByUser(call.caller(), id);
    }
    String email = call.parameter("email");
    return email == null ? null : accounts.findByEmail(call.caller(), email);
  }
}
