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
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.route.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
    return new UserResource(this, accounts).routes();
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

  private static @Nullable User find(Rows rows, long id) {
    return UserTable.find(rows, USERS.ID.eq(id));
  }

  /** Makes a pending member. */
  public Outcome<User> create(Caller caller, Account account, UserDraft draft) {
    Credentials credentials = prepare(draft);
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

  /**
   * A user's fields, checked and with the password digested: to be made before the transaction in
   * which it is used, since digesting takes long.
   *
   * @param errors what is wrong with the fields alone
   * @param digest null when there is no password or something is wrong
   */
  public record Credentials(UserDraft draft, Errors errors, @Nullable String digest) {
    /** Without the digest: it is a secret. */
    @Override
    public String toString() {
      return "Credentials[" + draft + ", " + errors + "]";
    }
  }

  public Credentials prepare(UserDraft draft) {
    Errors errors = draft.check(passwords.shortest());
    return new Credentials(
        draft, errors, errors.isEmpty() ? passwords.digest(draft.password()) : null);
  }

  /**
   * What is wrong with the fields, those of other users considered.
   *
   * @param except id of the user itself, 0 for a new one
   */
  public static Errors check(Rows rows, Credentials credentials, long except) {
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
      Credentials credentials,
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
        .map(made -> recorded(transaction, caller, made, Action.CREATED, USER.audited(made)));
  }

  public Outcome<User> update(Caller caller, User user, Change<UserDraft> change) {
    // The password does not depend on what the user is now; so it may be digested beforehand.
    Credentials sent = prepare(change.appliedTo(UserDraft.of(user)));
    return database.write(
        caller.tenantId(),
        transaction -> {
          User present = locked(transaction, user);
          if (present == null) {
            return Outcome.notFound();
          }
          UserDraft wanted = change.appliedTo(UserDraft.of(present));
          Credentials credentials =
              new Credentials(wanted, wanted.check(passwords.shortest()), sent.digest());
          Errors errors = check(transaction, credentials, present.id());
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          return wanted.equals(UserDraft.of(present))
              ? Outcome.done(present)
              : changed(
                  transaction,
                  caller,
                  present,
                  Action.UPDATED,
                  (id, now) ->
                      UserTable.update(transaction, id, wanted, credentials.digest(), now));
        });
  }

  /** Applies an event of {@link UserState}. */
  Outcome<User> changeState(Caller caller, User user, String event) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          User present = locked(transaction, user);
          if (present == null) {
            return Outcome.notFound();
          }
          UserState next = present.state().after(event);
          if (next == null) {
            return Outcome.failed(illegal(present, event));
          }
          return next == present.state()
              ? Outcome.done(present)
              : changed(
                  transaction,
                  caller,
                  present,
                  Action.STATE_CHANGED,
                  (id, now) -> UserTable.setState(transaction, id, next, now));
        });
  }

  private static Refusal illegal(User user, String event) {
    String from = user.state().wireName();
    return new Refusal.IllegalTransition(
        from, event, "a user who is " + from + " cannot " + event, USER.shown(user));
  }

  public Outcome<User> activate(Caller caller, User user) {
    return changeState(caller, user, "activate");
  }

  Outcome<User> changeRole(Caller caller, User user, UserRole role) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          User present = locked(transaction, user);
          if (present == null) {
            return Outcome.notFound();
          }
          return role == present.role()
              ? Outcome.done(present)
              : changed(
                  transaction,
                  caller,
                  present,
                  Action.UPDATED,
                  (id, now) -> UserTable.setRole(transaction, id, role, now));
        });
  }

  /** Refused for the last admin of the account. */
  public Outcome<User> delete(Caller caller, User user) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          User present = locked(transaction, user);
          if (present == null) {
            return Outcome.notFound();
          }
          if (present.role() == UserRole.ADMIN
              && UserTable.countAdmins(transaction, present.accountId()) == 1) {
            return Outcome.forbidden("The last admin of an account cannot be deleted");
          }
          UserTable.delete(transaction, present.id());
          return Outcome.done(
              recorded(transaction, caller, present, Action.DELETED, USER.audited(present)));
        });
  }

  private static @Nullable User locked(Transaction transaction, User user) {
    Accounts.locked(transaction, user.accountId());
    return find(transaction, user.id());
  }

  private Outcome<User> changed(
      Transaction transaction,
      Caller caller,
      User before,
      Action action,
      BiConsumer<Long, Long> change) {
    change.accept(before.id(), clock.millis());
    return Outcome.found(find(transaction, before.id()))
        .map(after -> recorded(transaction, caller, after, action, USER.audited(before, after)));
  }

  private User recorded(
      Transaction transaction, Caller caller, User user, Action action, Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("user", user.id()), action, detail));
    return user;
  }
}
