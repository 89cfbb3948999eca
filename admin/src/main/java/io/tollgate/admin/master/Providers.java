package io.tollgate.admin.master;

import io.tollgate.admin.account.UserCredentials;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.tenant.ProviderAccount;
import io.tollgate.admin.tenant.ProviderAccounts;
import io.tollgate.admin.tenant.Tenant;
import io.tollgate.admin.tenant.Tenants;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The providers of the installation. */
public final class Providers {
  /** From the wish to delete a tenant until it is gone. */
  private static final long GRACE = Duration.ofDays(15).toMillis();

  private static final String LAST = "the only provider cannot be deleted";

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Tenants tenants;
  private final ProviderAccounts accounts;
  private final NewTenants made;
  private final SampleDeveloper sample;

  public Providers(
      Database database,
      Events events,
      InstantSource clock,
      Tenants tenants,
      ProviderAccounts accounts,
      NewTenants made,
      SampleDeveloper sample) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.tenants = tenants;
    this.accounts = accounts;
    this.made = made;
    this.sample = sample;
  }

  public List<Route<?, ?, ?>> routes() {
    return new ProviderResource(this, accounts.fields()).routes();
  }

  @Nullable ProviderAccount find(long id) {
    return database.<@Nullable ProviderAccount>read(id, ProviderAccounts::of);
  }

  Outcome<NewProvider> create(Caller master, ProviderDraft draft) {
    Errors errors = draft.check();
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    String orgName = String.valueOf(draft.orgName());
    String label = HostLabel.of(orgName);
    if (label.isEmpty()) {
      return Outcome.invalid("org_name", Validation.INVALID);
    }
    UserCredentials admin = made.prepare(draft.admin());
    return database.together(
        () ->
            made.create(orgName, tenants.freeLabel(label), admin, master.source())
                .then(
                    tenant -> {
                      sample.make(Caller.operator(tenant.tenant().id(), master.source()));
                      return Outcome.found(find(tenant.tenant().id()))
                          .map(account -> new NewProvider(account, tenant.token()));
                    }));
  }

  Outcome<ProviderAccount> update(
      Caller master, ProviderAccount provider, Change<ProviderChange> change) {
    Caller operator = Caller.operator(provider.id(), master.source());
    return alone(
        provider.id(),
        transaction ->
            accounts
                .update(
                    transaction,
                    operator,
                    contact -> change.appliedTo(new ProviderChange(contact, null)).contact())
                .then(
                    present -> {
                      String event =
                          change
                              .appliedTo(new ProviderChange(present.contact(), null))
                              .stateEvent();
                      return event == null
                          ? Outcome.done(present)
                          : moved(transaction, operator, present, event, TenantEvent.named(event));
                    }));
  }

  /** Repeating it changes nothing, not even the time. */
  Outcome<ProviderAccount> delete(Caller master, ProviderAccount provider) {
    Caller operator = Caller.operator(provider.id(), master.source());
    return alone(
        provider.id(),
        transaction ->
            Outcome.found(ProviderAccounts.of(transaction))
                .then(
                    present ->
                        present.state().equals(Tenant.SCHEDULED_FOR_DELETION)
                            ? Outcome.done(present)
                            : moved(
                                transaction,
                                operator,
                                present,
                                "schedule_for_deletion",
                                TenantEvent.SCHEDULE_FOR_DELETION)));
  }

  /** A change of one tenant while no other can change: whether it is the last hangs on them all. */
  private <T> Outcome<T> alone(long id, Function<Transaction, Outcome<T>> work) {
    return database.together(
        () -> {
          tenants.lockAll();
          return database.write(id, work);
        });
  }

  private boolean isLast(ProviderAccount provider) {
    return tenants.all().stream()
        .noneMatch(
            other ->
                other.id() != provider.id()
                    && !other.state().equals(Tenant.SCHEDULED_FOR_DELETION));
  }

  private Outcome<ProviderAccount> moved(
      Transaction transaction,
      Caller operator,
      ProviderAccount present,
      String eventName,
      @Nullable TenantEvent event) {
    if (event == null) {
      return Outcome.invalid("state_event", Validation.INVALID);
    }
    String state = event.after(present.state());
    if (state == null) {
      return Outcome.failed(
          Refusal.IllegalTransition.of(
              "a provider that is",
              present.state(),
              eventName,
              accounts.fields().audited(present)));
    }
    boolean ends = event == TenantEvent.SCHEDULE_FOR_DELETION;
    if (ends && isLast(present)) {
      return Outcome.forbidden(LAST);
    }
    long now = clock.millis();
    Tenants.setState(transaction, present.id(), state, ends ? now + GRACE : null, now);
    events.record(
        transaction,
        operator,
        new AdminEvent.TenantStateChanged(
            present.id(),
            TenantTable.publications(transaction),
            Map.of("state", List.of(present.state(), state))));
    return Outcome.found(ProviderAccounts.of(transaction));
  }
}
