package io.tollgate.admin.account;

import static io.tollgate.admin.account.AccountRepresentation.USER;
import static io.tollgate.admin.database.schema.Tables.USERS;

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
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Route;
import java.time.InstantSource;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The users of developer accounts. */
public final class Users {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Passwords passwords;
  private final Accounts accounts;

  public Users(
      Database database,
      Events events,
      InstantSource clock,
      Passwords passwords,
      Accounts accounts) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.passwords = passwords;
    this.accounts = accounts;
  }

  public List<Route<?, ?, ?>> routes() {
    UserChanges changes = new UserChanges(database, events, clock, this);
    return new UserResource(this, changes, accounts).routes();
  }

  /**
   * Of an account.
   *
   * @param state wire name, null for all
   * @param role wire name, null for all
   */
  public List<User> of(
      Caller caller, Account account, @Nullable String state, @Nullable String role) {
    Condition which =
        DSL.and(
            state == null ? DSL.noCondition() : USERS.STATE.eq(state),
            role == null ? DSL.noCondition() : USERS.ROLE.eq(role));
    return database.read(caller.tenantId(), rows -> UserTable.ofAccount(rows, account.id(), which));
  }

  /** The user of this account with this id, null when there is none. */
  public @Nullable User find(Caller caller, Account account, long id) {
    User user = database.<@Nullable User>read(caller.tenantId(), rows -> find(rows, id));
    return user != null && user.accountId() == account.id() ? user : null;
  }

  /** How a user is shown. */
  public static Representation<User> fields() {
    return AccountRepresentation.USER;
  }

  public static @Nullable User find(Rows rows, long id) {
    return UserTable.find(rows, USERS.ID.eq(id));
  }

  /** Makes a pending member. */
  public Outcome<User> create(Caller caller, Account account, UserDraft draft) {
    UserCredentials credentials = prepare(draft);
    return database.write(
        caller.tenantId(),
        transaction ->
            Accounts.locked(transaction, account.id()) == null
                ? Outcome.notFound()
                : insert(
                    transaction,
                    caller,
                    account.id(),
                    credentials,
                    UserRole.MEMBER,
                    UserState.PENDING));
  }

  /** Checks the fields and digests the password. */
  public UserCredentials prepare(UserDraft draft) {
    return new UserCredentials(draft, checkAlone(draft), passwords.digest(draft.password()));
  }

  /** What is wrong with the fields, whoever else there is. */
  Errors checkAlone(UserDraft draft) {
    return draft.check(passwords.shortest());
  }

  /**
   * What is wrong with the fields, those of other users considered.
   *
   * @param except id of the user itself, 0 for a new one
   */
  public static Errors check(Rows rows, UserCredentials credentials, long except) {
    UserDraft draft = credentials.draft();
    Validation validation = new Validation().errors(credentials.errors());
    Condition another = USERS.ID.ne(except);
    if (draft.username() != null) {
      User taken = UserTable.find(rows, UserTable.named(draft.username()).and(another));
      validation.unless(taken == null, "username", Validation.TAKEN);
    }
    if (draft.email() != null) {
      User taken = UserTable.find(rows, UserTable.withEmail(draft.email()).and(another));
      validation.unless(taken == null, "email", Validation.TAKEN);
    }
    return validation.errors();
  }

  /** Makes a user within a transaction that has locked or made the account. */
  public Outcome<User> insert(
      Transaction transaction,
      Caller caller,
      long accountId,
      UserCredentials credentials,
      UserRole role,
      UserState state) {
    Errors errors = check(transaction, credentials, 0);
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    long id =
        UserTable.insert(
            transaction,
            accountId,
            credentials.draft(),
            credentials.digest(),
            role,
            state,
            clock.millis());
    return Outcome.found(find(transaction, id))
        .map(
            made -> {
              events.record(
                  transaction,
                  caller,
                  new AdminEvent.Recorded(
                      new Subject("user", made.id()), Action.CREATED, USER.audited(made)));
              return made;
            });
  }
}
