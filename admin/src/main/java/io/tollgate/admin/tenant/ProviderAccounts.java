package io.tollgate.admin.tenant;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The accounts of providers, each for himself (account-management-api.md, 5.14). */
public final class ProviderAccounts {
  private static final String PATH = "/admin/api/provider";

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Representation<ProviderAccount> fields;
  private final Representation<ProviderAccount> shown;

  /**
   * @param publicUrl address of the admin host; the portal's differs in nothing but its name
   */
  public ProviderAccounts(Database database, Events events, InstantSource clock, String publicUrl) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.fields = representation(publicUrl);
    this.shown = fields.link("self", account -> PATH).link("users", account -> "/admin/api/users");
  }

  private static Representation<ProviderAccount> representation(String publicUrl) {
    return Representation.<ProviderAccount>of("account", "accounts")
        .integer("id", ProviderAccount::id)
        .time("created_at", ProviderAccount::createdAt)
        .time("updated_at", ProviderAccount::updatedAt)
        .text("org_name", ProviderAccount::orgName)
        .text("admin_domain", ProviderAccount::adminDomain)
        .text("domain", ProviderAccount::portalDomain)
        .text("admin_base_url", account -> publicUrl)
        .text("base_url", account -> withHost(publicUrl, account.portalDomain()))
        .text("from_email", account -> account.contact().fromEmail())
        .text("support_email", account -> account.contact().supportEmail())
        .text("finance_support_email", account -> account.contact().financeSupportEmail())
        .text("site_access_code", account -> account.contact().siteAccessCode())
        .secret()
        .flag("credit_card_stored", account -> false)
        .flag("monthly_billing_enabled", account -> true)
        .flag("monthly_charging_enabled", account -> true)
        .text("state", ProviderAccount::state)
        .tree("annotations", account -> Map.of());
  }

  private static String withHost(String url, String host) {
    URI admin = URI.create(url);
    String port = admin.getPort() < 0 ? "" : ":" + admin.getPort();
    return admin.getScheme() + "://" + host + port;
  }

  public List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.admins());
    routes.get(PATH).at(call -> of(call.caller())).shows(shown);
    routes
        .put(PATH)
        .reads(ProviderContact.FORM)
        .updates(shown, (caller, self, change) -> update(caller, change));
    return routes.all();
  }

  @Nullable ProviderAccount of(Caller caller) {
    return database.<@Nullable ProviderAccount>read(caller.tenantId(), ProviderTable::of);
  }

  /** How an account is shown, without links. */
  public Representation<ProviderAccount> fields() {
    return fields;
  }

  /** The account of the tenant whose rows these are, null when it is gone. */
  public static @Nullable ProviderAccount of(Rows rows) {
    return ProviderTable.of(rows);
  }

  Outcome<ProviderAccount> update(Caller caller, Change<ProviderContact> change) {
    return database.write(caller.tenantId(), transaction -> update(transaction, caller, change));
  }

  /** Changes it within a transaction of the tenant. */
  public Outcome<ProviderAccount> update(
      Transaction transaction, Caller caller, Change<ProviderContact> change) {
    Tenants.lock(transaction, caller.tenantId());
    ProviderAccount present = ProviderTable.of(transaction);
    if (present == null) {
      return Outcome.notFound();
    }
    ProviderContact wanted = change.appliedTo(present.contact());
    Errors errors = wanted.check();
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    if (wanted.equals(present.contact())) {
      return Outcome.done(present);
    }
    ProviderTable.update(transaction, present.id(), wanted, clock.millis());
    return Outcome.found(ProviderTable.of(transaction))
        .map(
            after -> {
              events.record(
                  transaction,
                  caller,
                  new AdminEvent.Recorded(
                      new Subject("provider", after.id()),
                      Action.UPDATED,
                      shown.audited(present, after)));
              return after;
            });
  }
}
