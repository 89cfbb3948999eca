package io.tollgate.admin;

import io.tollgate.admin.access.AccessToken;
import io.tollgate.admin.access.AccessTokens;
import io.tollgate.admin.access.ProviderUsers;
import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.access.TokenDraft;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Permission;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.field.FieldDefinitions;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanAttributes;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.tenant.Tenant;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;

/**
 * What an empty database begins with: one tenant, its admin, its account plan, and the secrets to
 * get in.
 */
public final class FirstStart {
  private static final int PROVIDER_KEY_DIGITS = 32;
  private static final String FIRST_TENANT = "Provider";

  private final Database database;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Tenants tenants;
  private final AccessTokens tokens;
  private final Plans plans;

  FirstStart(
      Database database,
      InstantSource clock,
      Secrets secrets,
      Tenants tenants,
      AccessTokens tokens,
      Plans plans) {
    this.database = database;
    this.clock = clock;
    this.secrets = secrets;
    this.tenants = tenants;
    this.tokens = tokens;
    this.plans = plans;
  }

  /**
   * The secrets of a new tenant, shown once.
   *
   * @param adminToken may do everything in the tenant
   */
  public record Credentials(long tenantId, String providerKey, String adminToken) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return "Credentials[tenant " + tenantId + "]";
    }
  }

  /** The first tenant, made here. */
  Credentials begin() {
    return createTenant(FIRST_TENANT, "provider");
  }

  /**
   * Makes a tenant with an admin and a token that may do everything.
   *
   * @param hostLabel first label of its hosts, unique
   */
  public Credentials createTenant(String orgName, String hostLabel) {
    Tenant tenant = tenants.create(orgName, hostLabel, secrets.hex(PROVIDER_KEY_DIGITS));
    Caller operator = Caller.operator(tenant.id(), "start");
    Outcome<Long> admin =
        database.write(
            tenant.id(),
            transaction -> {
              FieldDefinitions.begin(transaction, clock.millis());
              return Outcome.done(ProviderUsers.createAdmin(transaction, "admin", clock.millis()));
            });
    makeAccountPlan(operator);
    TokenDraft draft =
        new TokenDraft(
            "First token",
            Arrays.stream(Scope.values()).map(Scope::wireName).toList(),
            Permission.READ_WRITE.wireName(),
            null);
    AccessToken token = tokens.create(operator, admin.orThrow(), draft).orThrow();
    return new Credentials(
        tenant.id(), tenant.providerKey(), Objects.requireNonNull(token.value()));
  }

  /** What developers subscribe with who name no account plan. */
  private void makeAccountPlan(Caller operator) {
    Outcome<Plan> made =
        database.write(
            operator.tenantId(),
            transaction -> {
              Tenants.lock(transaction, operator.tenantId());
              return plans
                  .insert(
                      transaction,
                      operator,
                      PlanKind.ACCOUNT,
                      null,
                      PlanAttributes.named("Default", "default"))
                  .map(
                      plan -> {
                        Tenants.setDefaultAccountPlan(transaction, operator.tenantId(), plan.id());
                        return plan;
                      });
            });
    made.orThrow();
  }
}
