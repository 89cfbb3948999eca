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
import io.tollgate.admin.field.FieldRules;
import io.tollgate.admin.field.FieldTarget;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The users of developer accounts and of the provider. */
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
    List<Route<?, ?, ?>> routes = new ArrayList<>();
    routes.addAll(new UserResource(this, changes, accounts).routes());
    routes.addAll(new ProviderUserResource(this, changes).routes());
    return routes;
  }

  /**
   * Of an account.
   *
   * @param state wire name, null for all
   * @param role wire name, null for all
   */
  public List<User> of(
      Caller caller, Account account, @Nullable String state, @Nullable String role) {
    return of(caller, account.id(), state, role);
  }

  /** Of the provider; as {@link #of(Caller, Account, String, String)}. */
  public List<User> ofProvider(Caller caller, @Nullable String state, @Nullable String role) {
    return of(caller, (Long) null, state, role);
  }

  private List<User> of(
      Caller caller, @Nullable Long accountId, @Nullable String state, @Nullable String role) {
    Condition which =
        DSL.and(
            state == null ? DSL.noCondition() : USERS.STATE.eq(state),
            role == null ? DSL.noCondition() : USERS.ROLE.eq(role));
    return database.read(caller.tenantId(), rows -> UserTable.of(rows, accountId, which));
  }

  /** The user of this account with this id, null when there is none. */
  public @Nullable User find(Caller caller, Account account, long id) {
    User user = database.<@Nullable User>read(caller.tenantId(), rows -> find(rows, id));
    return user != null && Objects.equals(user.accountId(), account.id()) ? user : null;
  }

  /** The provider's user with this id, null when there is none. */
  public @Nullable User findOfProvider(Caller caller, long id) {
    User user = database.<@Nullable User>read(caller.tenantId(), rows -> UserTable.find(rows, id));
    return user != null && user.accountId() == null ? user : null;
  }

  /** How a user is shown. */
  public static Representation<User> fields() {
    return AccountRepresentation.USER;
  }

  /** The developer with this id, null when there is none. */
  public static @Nullable User find(Rows rows, long id) {
    return UserTable.find(rows, UserSide.DEVELOPER, USERS.ID.eq(id));
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

  /** Makes a pending member of the provider, who has no section yet. */
  public Outcome<User> createOfProvider(Caller caller, UserDraft draft) {
    UserCredentials credentials = prepare(draft);
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          return insert(transaction, caller, null, credentials, UserRole.MEMBER, UserState.PENDING);
        });
  }

  /** Checks the fields and digests the password. */
  public UserCredentials prepare(UserDraft draft) {
    return new UserCredentials(draft, checkAlone(draft), passwords.digest(draft.password()));
  }

  /** What is wrong with the fields, whoever else there is. */
  Errors checkAlone(UserDraft draft) {
    return draft.check(passwords.shortest());
  }

  /** What is wrong with the fields of a new developer, those of others considered. */
  public static Errors check(Rows rows, UserCredentials credentials) {
    return check(rows, rules(rows), UserSide.DEVELOPER, credentials, 0);
  }

  /** What the definitions of fields say of those of users. */
  static FieldRules rules(Rows rows) {
    return FieldRules.of(rows, FieldTarget.USER);
  }

  /**
   * What is wrong with the fields, those of other users of the side considered.
   *
   * @param except id of the user itself, 0 for a new one
   */
  static Errors check(
      Rows rows, FieldRules rules, UserSide side, UserCredentials credentials, long except) {
    UserDraft draft = credentials.draft();
    Validation validation = new Validation().errors(credentials.errors());
    Condition another = USERS.ID.ne(except);
    if (draft.username() != null) {
      User taken = UserTable.find(rows, side, UserTable.named(draft.username()).and(another));
      validation.unless(taken == null, "username", Validation.TAKEN);
    }
    if (draft.email() != null) {
      User taken = UserTable.find(rows, side, UserTable.withEmail(draft.email()).and(another));
      validation.unless(taken == null, "email", Validation.TAKEN);
    }
    return validation
        .errors(
            except == 0
                ? rules.checkNew(draft.extraFields())
                : rules.checkChange(draft.extraFields()))
        .errors();
  }

  /**
   * Makes a user within a transaction that has locked or made the account.
   *
   * @param accountId null for the provider's own, with the tenant locked
   */
  public Outcome<User> insert(
      Transaction transaction,
      Caller caller,
      @Nullable Long accountId,
      UserCredentials credentials,
      UserRole role,
      UserState state) {
    FieldRules rules = rules(transaction);
    Errors errors = check(transaction, rules, UserSide.of(accountId), credentials, 0);
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    long id =
        UserTable.insert(
            transaction,
            accountId,
            credentials.draft().kept(rules),
            credentials.digest(),
            role,
            state,
            clock.millis());
    return Outcome.found(UserTable.find(transaction, id))
        .map(
            made -> {
              events.record(
                  transaction,
                  caller,
                  new AdminEvent.Recorded(
                      UserSide.subject(made), Action.CREATED, USER.audited(made)));
              return made;
            });
  }
}
