package io.tollgate.admin.master;

import io.tollgate.admin.access.AccessToken;
import io.tollgate.admin.access.AccessTokens;
import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.access.TokenDraft;
import io.tollgate.admin.account.User;
import io.tollgate.admin.account.UserCredentials;
import io.tollgate.admin.account.UserDraft;
import io.tollgate.admin.account.UserRole;
import io.tollgate.admin.account.UserState;
import io.tollgate.admin.account.Users;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Permission;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.field.FieldDefinitions;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.PlanAttributes;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.tenant.Tenant;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.Arrays;

/** Makes tenants with what none is without: an admin, a token of his, an account plan. */
public final class NewTenants {
  private static final int PROVIDER_KEY_DIGITS = 32;

  private final Database database;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Tenants tenants;
  private final AccessTokens tokens;
  private final Plans plans;
  private final Users users;

  public NewTenants(
      Database database,
      InstantSource clock,
      Secrets secrets,
      Tenants tenants,
      AccessTokens tokens,
      Plans plans,
      Users users) {
    this.database = database;
    this.clock = clock;
    this.secrets = secrets;
    this.tenants = tenants;
    this.tokens = tokens;
    this.plans = plans;
    this.users = users;
  }

  /**
   * A tenant that was just made.
   *
   * @param token may do everything in it; its value is kept nowhere
   */
  public record Made(Tenant tenant, AccessToken token) {}

  /**
   * Makes a tenant; when something of it is refused, there is none.
   *
   * @param admin as {@link #prepare} made him
   * @param hostLabel first label of its hosts, unique
   * @param source of the wish, for the audit
   */
  public Outcome<Made> create(
      String orgName, String hostLabel, UserCredentials admin, String source) {
    if (!admin.errors().isEmpty()) {
      return Outcome.invalid(admin.errors());
    }
    return database.together(
        () -> {
          Tenant tenant = tenants.create(orgName, hostLabel, secrets.hex(PROVIDER_KEY_DIGITS));
          Caller operator = Caller.operator(tenant.id(), source);
          return database
              .write(tenant.id(), transaction -> admin(transaction, operator, admin))
              .then(user -> tokens.create(operator, user.id(), everything()))
              .map(token -> new Made(tenant, token));
        });
  }

  /** Checks his fields and digests his password, which takes long. */
  public UserCredentials prepare(UserDraft admin) {
    return users.prepare(admin);
  }

  private Outcome<User> admin(
      Transaction transaction, Caller operator, UserCredentials credentials) {
    Tenants.lock(transaction, operator.tenantId());
    FieldDefinitions.begin(transaction, clock.millis());
    return plans
        .insert(
            transaction,
            operator,
            PlanKind.ACCOUNT,
            null,
            PlanAttributes.named("Default", "default"))
        .then(
            plan -> {
              // What developers subscribe with who name no account plan.
              Tenants.setDefaultAccountPlan(transaction, operator.tenantId(), plan.id());
              return users.insert(
                  transaction, operator, null, credentials, UserRole.ADMIN, UserState.ACTIVE);
            });
  }

  private static TokenDraft everything() {
    return new TokenDraft(
        "First token",
        Arrays.stream(Scope.values()).map(Scope::wireName).toList(),
        Permission.READ_WRITE.wireName(),
        null);
  }
}
