package io.tollgate.admin.account;

import static io.tollgate.admin.account.AccountRepresentation.USER;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.field.FieldRules;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Changes of one user on either side: his fields, state and role, and his end. */
final class UserChanges {
  private static final Map<String, List<String>> NEW_PASSWORD =
      Map.of("password", List.of("***", "***"));

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Users users;

  UserChanges(Database database, Events events, InstantSource clock, Users users) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.users = users;
  }

  private Outcome<User> locked(
      Caller caller, User user, BiFunction<Transaction, User, Outcome<User>> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          if (user.accountId() == null) {
            Tenants.lock(transaction, caller.tenantId());
          } else {
            Accounts.locked(transaction, user.account());
          }
          User present = UserTable.find(transaction, user.id());
          return present == null ? Outcome.notFound() : change.apply(transaction, present);
        });
  }

  Outcome<User> update(Caller caller, User user, Change<UserDraft> change) {
    // The password does not depend on what the user is by then; so it is digested beforehand.
    UserCredentials sent = users.prepare(change.appliedTo(UserDraft.of(user)));
    return locked(
        caller,
        user,
        (transaction, present) -> {
          UserDraft asked = change.appliedTo(UserDraft.of(present));
          UserCredentials credentials = sent.with(asked, users.checkAlone(asked));
          FieldRules rules = Users.rules(transaction);
          UserSide side = UserSide.of(present.accountId());
          Errors errors = Users.check(transaction, rules, side, credentials, present.id());
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          UserDraft wanted = asked.kept(rules);
          if (wanted.equals(UserDraft.of(present))) {
            return Outcome.done(present);
          }
          UserTable.update(transaction, present.id(), wanted, credentials.digest(), clock.millis());
          return changed(
              transaction,
              caller,
              present,
              Action.UPDATED,
              wanted.password() == null ? Map.of() : NEW_PASSWORD);
        });
  }

  /** Applies an event of {@link UserState}. */
  Outcome<User> changeState(Caller caller, User user, String event) {
    return locked(
        caller,
        user,
        (transaction, present) -> {
          UserState next = present.state().after(event);
          if (next == null) {
            return Outcome.failed(illegal(present, event));
          }
          if (next == present.state()) {
            return Outcome.done(present);
          }
          if (next == UserState.SUSPENDED && LastAdmin.isTheActive(transaction, present)) {
            return Outcome.forbidden(
                "The last active admin cannot be suspended; make another user an active admin first");
          }
          UserTable.setState(transaction, present.id(), next, clock.millis());
          return changed(transaction, caller, present, Action.STATE_CHANGED);
        });
  }

  private static Refusal illegal(User user, String event) {
    return Refusal.IllegalTransition.of(
        "a user who is", user.state().wireName(), event, USER.shown(user));
  }

  Outcome<User> changeRole(Caller caller, User user, UserRole role) {
    return locked(
        caller,
        user,
        (transaction, present) -> {
          if (role == present.role()) {
            return Outcome.done(present);
          }
          if (role != UserRole.ADMIN && LastAdmin.isTheActive(transaction, present)) {
            return Outcome.forbidden(
                "The last active admin cannot become a member; make another user an active admin first");
          }
          UserTable.setRole(transaction, present.id(), role, clock.millis());
          return changed(transaction, caller, present, Action.UPDATED);
        });
  }

  /** Refused for the last admin of the account, and for the last active one of the provider. */
  Outcome<User> delete(Caller caller, User user) {
    return locked(
        caller,
        user,
        (transaction, present) -> {
          if (LastAdmin.is(transaction, present)) {
            return Outcome.forbidden("The last admin cannot be deleted");
          }
          UserTable.delete(transaction, present.id());
          record(transaction, caller, present, Action.DELETED, USER.audited(present));
          return Outcome.done(present);
        });
  }

  private Outcome<User> changed(
      Transaction transaction, Caller caller, User before, Action action) {
    return changed(transaction, caller, before, action, Map.of());
  }

  /**
   * @param unseen what changed beside and is not shown
   */
  private Outcome<User> changed(
      Transaction transaction,
      Caller caller,
      User before,
      Action action,
      Map<String, List<String>> unseen) {
    return Outcome.found(UserTable.find(transaction, before.id()))
        .map(
            after -> {
              Map<String, Object> detail = new LinkedHashMap<>(USER.audited(before, after));
              detail.putAll(unseen);
              record(transaction, caller, after, action, detail);
              return after;
            });
  }

  private void record(
      Transaction transaction, Caller caller, User user, Action action, Map<String, ?> detail) {
    events.record(
        transaction, caller, new AdminEvent.Recorded(UserSide.subject(user), action, detail));
  }
}
