package io.tollgate.admin;

import io.tollgate.admin.access.MasterTokens;
import io.tollgate.admin.account.UserDraft;
import io.tollgate.admin.master.NewTenants;
import io.tollgate.admin.tenant.Tenants;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an empty database begins with: one tenant, its admin, and the secrets to get in. */
public final class FirstStart {
  private static final String FIRST_TENANT = "Provider";

  private final NewTenants tenants;
  private final MasterTokens masterTokens;

  FirstStart(NewTenants tenants, MasterTokens masterTokens) {
    this.tenants = tenants;
    this.masterTokens = masterTokens;
  }

  /**
   * The secrets of a new tenant, shown once.
   *
   * @param adminToken may do everything in the tenant
   * @param masterToken makes and ends tenants; null for all tenants but the first
   */
  public record Credentials(
      long tenantId, String providerKey, String adminToken, @Nullable String masterToken) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return "Credentials[tenant " + tenantId + "]";
    }
  }

  /** The first tenant, made here. */
  Credentials begin() {
    Credentials first = createTenant(FIRST_TENANT, Tenants.FIRST_LABEL);
    return new Credentials(
        first.tenantId(), first.providerKey(), first.adminToken(), masterTokens.create());
  }

  /**
   * Makes a tenant with an admin and a token that may do everything.
   *
   * @param hostLabel first label of its hosts, unique
   */
  public Credentials createTenant(String orgName, String hostLabel) {
    NewTenants.Made made =
        tenants
            .create(orgName, hostLabel, tenants.prepare(UserDraft.named("admin")), "start")
            .orThrow();
    return new Credentials(
        made.tenant().id(),
        made.tenant().providerKey(),
        Objects.requireNonNull(made.token().value()),
        null);
  }
}
