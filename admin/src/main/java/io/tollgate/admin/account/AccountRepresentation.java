package io.tollgate.admin.account;

import io.tollgate.admin.rest.output.Representation;

/** How accounts and users go out (account-management-api.md, 5.10). */
final class AccountRepresentation {
  private AccountRepresentation() {}

  static final Representation<Account> ACCOUNT =
      Representation.<Account>of("account", "accounts")
          .integer("id", Account::id)
          .time("created_at", Account::createdAt)
          .time("updated_at", Account::updatedAt)
          .text("org_name", Account::orgName)
          .spread("extra_fields", account -> account.attributes().extraFields().values())
          .flag("credit_card_stored", Account::hasCard)
          // Without the billing module nothing is switched off.
          .flag("monthly_billing_enabled", account -> true)
          .flag("monthly_charging_enabled", account -> true)
          .text("state", account -> account.state().wireName())
          .tree("annotations", account -> account.attributes().annotations())
          .link("self", account -> path(account.id()))
          .link("users", account -> path(account.id()) + "/users");

  /** On the developers' side. */
  static final Representation<User> USER =
      user()
          .link("account", user -> path(user.account()))
          .link("self", user -> path(user.account()) + "/users/" + user.id());

  /** On the provider's side. */
  static final Representation<User> PROVIDER_USER =
      user().link("self", user -> "/admin/api/users/" + user.id());

  private static Representation<User> user() {
    return Representation.<User>of("user", "users")
        .integer("id", User::id)
        .text("state", user -> user.state().wireName())
        .text("role", user -> user.role().wireName())
        .time("created_at", User::createdAt)
        .time("updated_at", User::updatedAt)
        .text("username", User::username)
        .text("email", User::email)
        .spread("extra_fields", user -> user.extraFields().values());
  }

  private static String path(long accountId) {
    return "/admin/api/accounts/" + accountId;
  }
}
