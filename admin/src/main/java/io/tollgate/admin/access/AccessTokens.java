package io.tollgate.admin.access;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Permission;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The access tokens of users. */
public final class AccessTokens {
  private static final int DIGITS = 96;

  private static final Representation<AccessToken> ACCESS_TOKEN =
      Representation.<AccessToken>of("access_token", "access_tokens")
          .integer("id", AccessToken::id)
          .text("name", AccessToken::name)
          .tree("scopes", token -> token.scopes().stream().map(Scope::wireName).sorted().toList())
          .text("permission", token -> token.permission().wireName())
          .time("expires_at", AccessToken::expiresAt)
          .text("value", AccessToken::value)
          .when(token -> token.value() != null)
          .secret()
          .link("self", token -> "/admin/api/personal/access_tokens/" + token.id());

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Secrets secrets;

  public AccessTokens(Database database, Events events, InstantSource clock, Secrets secrets) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.secrets = secrets;
  }

  /** How a token is shown. */
  public static Representation<AccessToken> representation() {
    return ACCESS_TOKEN;
  }

  public List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.jsonOnly(Access.personal());
    routes
        .get("/admin/api/personal/access_tokens")
        .takes("name")
        .lists(ACCESS_TOKEN, (call, caller) -> all(caller, call.parameter("name")));
    routes
        .post("/admin/api/personal/access_tokens")
        .reads(TokenDraft.FORM)
        .creates(ACCESS_TOKEN, (caller, self, draft) -> create(caller, userOf(caller), draft));
    routes.get("/admin/api/personal/access_tokens/{id_or_value}").at(this::own).shows(ACCESS_TOKEN);
    routes
        .delete("/admin/api/personal/access_tokens/{id_or_value}")
        .at(this::own)
        .deletes(this::delete);
    List<Route<?, ?, ?>> all = new ArrayList<>(routes.all());
    all.addAll(routesOfOthers());
    return all;
  }

  /** Admins make tokens of any of the provider's users. */
  private List<Route<?, ?, ?>> routesOfOthers() {
    Routes routes = Routes.jsonOnly(Access.admins());
    routes
        .post("/admin/api/users/{user_id}/access_tokens")
        .at(this::user)
        .reads(TokenDraft.FORM)
        .creates(ACCESS_TOKEN, (caller, user, draft) -> create(caller, user.id(), draft));
    return routes.all();
  }

  private @Nullable ProviderUser user(Call call) {
    return database.<@Nullable ProviderUser>read(
        call.caller().tenantId(), rows -> ProviderUsers.find(rows, call.id("user_id")));
  }

  /** Makes a token of this user; the answer alone holds its value. */
  public Outcome<AccessToken> create(Caller caller, long userId, TokenDraft draft) {
    return database.write(
        caller.tenantId(), transaction -> create(transaction, caller, userId, draft));
  }

  /** As {@link #create(Caller, long, TokenDraft)}, for the tenant's first admin. */
  public Outcome<AccessToken> createForAdmin(Caller caller, TokenDraft draft) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          ProviderUser admin = ProviderUsers.firstAdmin(transaction);
          return admin == null
              ? Outcome.notFound()
              : create(transaction, caller, admin.id(), draft);
        });
  }

  private Outcome<AccessToken> create(
      Transaction transaction, Caller caller, long userId, TokenDraft draft) {
    ProviderUser user = ProviderUsers.find(transaction, userId);
    if (user == null) {
      return Outcome.notFound();
    }
    Errors errors = draft.check(user.coveredScopes(), clock.millis());
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    String value = secrets.hex(DIGITS);
    long id = TokenTable.insert(transaction, userId, draft, Secrets.digest(value), clock.millis());
    AccessToken made =
        new AccessToken(
            id,
            userId,
            String.valueOf(draft.name()),
            draft.knownScopes(),
            Objects.requireNonNull(Permission.named(String.valueOf(draft.permission()))),
            draft.expiresAt(),
            null);
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(
            new Subject("access_token", id), Action.CREATED, ACCESS_TOKEN.audited(made)));
    return Outcome.done(made.withValue(value));
  }

  /**
   * @param nameContains null for all
   */
  public List<AccessToken> all(Caller caller, @Nullable String nameContains) {
    return database.read(
        caller.tenantId(), rows -> TokenTable.ofUser(rows, userOf(caller), nameContains));
  }

  public Outcome<AccessToken> delete(Caller caller, AccessToken token) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          if (TokenTable.delete(transaction, token.id()) == 0) {
            return Outcome.notFound();
          }
          events.record(
              transaction,
              caller,
              new AdminEvent.Recorded(
                  new Subject("access_token", token.id()),
                  Action.DELETED,
                  ACCESS_TOKEN.audited(token)));
          return Outcome.done(token);
        });
  }

  private @Nullable AccessToken own(Call call) {
    Caller caller = call.caller();
    String named = call.segment("id_or_value");
    return database.<@Nullable AccessToken>read(
        caller.tenantId(), rows -> TokenTable.find(rows, userOf(caller), named));
  }

  private static long userOf(Caller caller) {
    if (caller.userId() == null) {
      throw new IllegalArgumentException("personal tokens belong to a user");
    }
    return caller.userId();
  }
}
