package io.tollgate.admin.account;

import static io.tollgate.admin.database.schema.Tables.ACCOUNT;
import static io.tollgate.admin.database.schema.Tables.USERS;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.field.FieldRules;
import io.tollgate.admin.field.FieldTarget;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.plan.PlanRepresentation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Developer accounts. New ones come through signup, which also makes what belongs to them. */
public final class Accounts {

  /** Reads what belongs to these accounts, by account. */
  private interface Parts<E> {
    Map<Long, List<E>> of(Rows rows, List<Long> accounts);
  }

  private final Database database;
  private final Events events;
  private final InstantSource clock;

  /** Of a deletion between whose locks something came. */
  private static final int TRIES = 5;

  private final BeforeAccountDelete beforeDelete;
  private final Representation<Account> shown;

  /**
   * @param beforeDelete asked before an account is deleted
   */
  public Accounts(
      Database database, Events events, InstantSource clock, BeforeAccountDelete beforeDelete) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.beforeDelete = beforeDelete;
    this.shown =
        AccountRepresentation.ACCOUNT
            .embedInXml(
                "users",
                AccountRepresentation.USER,
                accounts -> parts(database, accounts, UserTable::byAccount))
            .embedInXml(
                "plans",
                PlanRepresentation.APPLICATION_PLAN,
                accounts -> parts(database, accounts, Subscriptions::plans));
  }

  private static <E> Map<Account, List<E>> parts(
      Database database, List<Account> accounts, Parts<E> read) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    List<Long> ids = accounts.stream().map(Account::id).toList();
    Map<Long, List<E>> byId =
        database.read(accounts.getFirst().tenantId(), rows -> read.of(rows, ids));
    Map<Account, List<E>> parts = new HashMap<>();
    accounts.forEach(account -> parts.put(account, byId.getOrDefault(account.id(), List.of())));
    return parts;
  }

  public List<Route<?, ?, ?>> routes() {
    return new AccountResource(this).routes();
  }

  /** How an account is shown. */
  public Representation<Account> representation() {
    return shown;
  }

  /** How the account alone is shown, for where nothing more can be read. */
  public static Representation<Account> fields() {
    return AccountRepresentation.ACCOUNT;
  }

  public static @Nullable Account find(Rows rows, long id) {
    return AccountTable.find(rows, id);
  }

  public @Nullable Account find(Caller caller, long id) {
    return database.<@Nullable Account>read(caller.tenantId(), rows -> find(rows, id));
  }

  /** The account that a path's {@code account_id} names. */
  public @Nullable Account target(Call call) {
    return find(call.caller(), call.id("account_id"));
  }

  /** The account of a user, null when there is no such user. */
  @Nullable Account findByUser(Caller caller, long id) {
    return ofUser(caller, USERS.ID.eq(id));
  }

  @Nullable Account findByUsername(Caller caller, String username) {
    return ofUser(caller, UserTable.named(username));
  }

  @Nullable Account findByEmail(Caller caller, String email) {
    return ofUser(caller, UserTable.withEmail(email));
  }

  private @Nullable Account ofUser(Caller caller, Condition user) {
    return database.<@Nullable Account>read(
        caller.tenantId(),
        rows -> {
          User found = UserTable.find(rows, UserSide.DEVELOPER, user);
          return found == null ? null : find(rows, found.account());
        });
  }

  /**
   * The account, which nobody else changes until the transaction ends; null when it is gone. To be
   * called before anything of the account is read, and after a service was locked.
   */
  public static @Nullable Account locked(Transaction transaction, long id) {
    transaction.lock(ACCOUNT, id);
    return find(transaction, id);
  }

  /**
   * @param state wire name, null for all
   */
  public Page<Account> page(Caller caller, @Nullable String state, PageRequest page) {
    return database.read(caller.tenantId(), rows -> AccountTable.page(rows, state, page));
  }

  /** Makes the row of an account; all that belongs to it stands in signup. */
  public Outcome<Account> insert(
      Transaction transaction, Caller caller, AccountAttributes attributes, AccountState state) {
    FieldRules rules = FieldRules.of(transaction, FieldTarget.ACCOUNT);
    Errors errors = check(attributes, rules);
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    long id = AccountTable.insert(transaction, attributes.kept(rules), state, clock.millis());
    return Outcome.found(find(transaction, id))
        .map(made -> recorded(transaction, caller, made, Action.CREATED, shown.audited(made)));
  }

  /** What is wrong with a new account. */
  public static Errors check(Rows rows, AccountAttributes attributes) {
    return check(attributes, FieldRules.of(rows, FieldTarget.ACCOUNT));
  }

  private static Errors check(AccountAttributes attributes, FieldRules rules) {
    return attributes.check().and(rules.checkNew(attributes.extraFields()));
  }

  public Outcome<Account> update(Caller caller, Account account, Change<AccountAttributes> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Account present = locked(transaction, account.id());
          if (present == null) {
            return Outcome.notFound();
          }
          AccountAttributes sent = change.appliedTo(present.attributes());
          FieldRules rules = FieldRules.of(transaction, FieldTarget.ACCOUNT);
          Errors errors = sent.check().and(rules.checkChange(sent.extraFields()));
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          AccountAttributes wanted = sent.kept(rules);
          if (wanted.equals(present.attributes())) {
            return Outcome.done(present);
          }
          AccountTable.update(transaction, present.id(), wanted, clock.millis());
          return changed(transaction, caller, present);
        });
  }

  private Outcome<Account> changed(Transaction transaction, Caller caller, Account before) {
    return Outcome.found(find(transaction, before.id()))
        .map(
            after ->
                recorded(transaction, caller, after, Action.UPDATED, shown.audited(before, after)));
  }

  /** Stores the card with which the account pays from now on. */
  Outcome<Account> storeCard(Caller caller, Account account, CreditCard card) {
    Errors errors = card.check();
    return errors.isEmpty() ? setCard(caller, account, card) : Outcome.invalid(errors);
  }

  Outcome<Account> forgetCard(Caller caller, Account account) {
    return setCard(caller, account, null);
  }

  private Outcome<Account> setCard(Caller caller, Account account, @Nullable CreditCard card) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Account present = locked(transaction, account.id());
          if (present == null) {
            return Outcome.notFound();
          }
          AccountTable.setCard(transaction, present.id(), card, clock.millis());
          return changed(transaction, caller, present);
        });
  }

  /** Applies an event of {@link AccountState}; only an approved account's applications work. */
  Outcome<Account> changeState(Caller caller, Account account, String event) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Account present = locked(transaction, account.id());
          if (present == null) {
            return Outcome.notFound();
          }
          AccountState next = present.state().after(event);
          if (next == null) {
            return Outcome.failed(illegal(present, event));
          }
          AccountTable.setState(transaction, present.id(), next, clock.millis());
          events.record(
              transaction,
              caller,
              new AdminEvent.AccountStateChanged(
                  present.id(),
                  Map.of("state", List.of(present.state().wireName(), next.wireName()))));
          return Outcome.found(find(transaction, present.id()));
        });
  }

  private Refusal illegal(Account account, String event) {
    return Refusal.IllegalTransition.of(
        "an account that is", account.state().wireName(), event, shown.shown(account));
  }

  /** Deletes it with its users, subscriptions and applications. */
  public Outcome<Account> delete(Caller caller, Account account) {
    Outcome<Account> outcome = tryToDelete(caller, account);
    for (int i = 1; i < TRIES && outcome.equals(Outcome.failed(new Refusal.Conflict())); i++) {
      outcome = tryToDelete(caller, account);
    }
    return outcome;
  }

  private Outcome<Account> tryToDelete(Caller caller, Account account) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Set<Long> above = beforeDelete.lock(transaction, account);
          Account present = locked(transaction, account.id());
          return present == null
              ? Outcome.notFound()
              : beforeDelete
                  .letGo(transaction, caller, present, above)
                  .map(
                      free -> {
                        AccountTable.delete(transaction, free.id());
                        return recorded(
                            transaction, caller, free, Action.DELETED, shown.audited(free));
                      });
        });
  }

  private Account recorded(
      Transaction transaction,
      Caller caller,
      Account account,
      Action action,
      Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("account", account.id()), action, detail));
    return account;
  }
}
