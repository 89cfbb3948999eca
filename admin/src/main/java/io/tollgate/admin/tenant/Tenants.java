package io.tollgate.admin.tenant;

import static io.tollgate.admin.database.schema.Tables.TENANT;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Outcome;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The tenants of this installation. */
public final class Tenants {
  /** First label of the hosts of the installation's first tenant. */
  public static final String FIRST_LABEL = "provider";

  private final Database database;
  private final InstantSource clock;

  public Tenants(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** All tenants by id. */
  public List<Tenant> all() {
    return database.readAcrossTenants(
        rows -> rows.from(TENANT).orderBy(TENANT.ID).list(Tenants::tenant));
  }

  /** Makes an approved tenant whose hosts are below localhost. */
  public Tenant create(String orgName, String hostLabel, String providerKey) {
    long now = clock.millis();
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(TENANT.ORG_NAME, orgName);
    row.put(TENANT.STATE, Tenant.APPROVED);
    row.put(TENANT.ADMIN_DOMAIN, hostLabel + "-admin.localhost");
    row.put(TENANT.PORTAL_DOMAIN, portalDomain(hostLabel));
    row.put(TENANT.PROVIDER_KEY, providerKey);
    row.put(TENANT.TIMEZONE, "UTC");
    row.put(TENANT.CREATED_AT, now);
    row.put(TENANT.UPDATED_AT, now);
    Outcome<Long> id =
        database.writeAcrossTenants(transaction -> Outcome.done(transaction.insert(TENANT, row)));
    return new Tenant(id.orThrow(), orgName, Tenant.APPROVED, providerKey, null, null);
  }

  /**
   * A host label that nobody has: this one, or with a number behind it.
   *
   * @param wanted of letters, digits and hyphens
   */
  public String freeLabel(String wanted) {
    String label = wanted;
    for (int number = 2; isTaken(label); number++) {
      label = wanted + "-" + number;
    }
    return label;
  }

  private boolean isTaken(String label) {
    return database.readAcrossTenants(
        rows -> rows.from(TENANT).where(TENANT.PORTAL_DOMAIN.eq(portalDomain(label))).exists());
  }

  /** First label of the tenant's hosts; empty for the installation's first tenant. */
  public static String hostLabel(Rows rows) {
    String domain = rows.from(TENANT).first(row -> row.get(TENANT.PORTAL_DOMAIN));
    String label = domain == null ? "" : domain.substring(0, domain.indexOf('.'));
    return label.equals(FIRST_LABEL) ? "" : label;
  }

  private static String portalDomain(String label) {
    return label + ".localhost";
  }

  /** Deletes a tenant with all that is in it. */
  public void delete(long tenantId) {
    Outcome<Integer> deleted =
        database.writeAcrossTenants(
            transaction -> Outcome.done(transaction.delete(TENANT, tenantId)));
    int unused = deleted.orThrow();
  }

  /**
   * Moves a tenant to another state.
   *
   * @param deleteAt when it is to be gone, null for never
   */
  public static void setState(
      Transaction transaction, long tenantId, String state, @Nullable Long deleteAt, long now) {
    Map<Field<?>, @Nullable Object> row = new HashMap<>();
    row.put(TENANT.STATE, state);
    row.put(TENANT.DELETE_AT, deleteAt);
    row.put(TENANT.UPDATED_AT, now);
    transaction.update(TENANT, row, tenantId);
  }

  /** The tenant whose rows these are. */
  public static Tenant of(Rows rows) {
    Tenant tenant = rows.from(TENANT).first(Tenants::tenant);
    if (tenant == null) {
      throw new IllegalStateException("the tenant was deleted");
    }
    return tenant;
  }

  /** Keeps others from changing what belongs to no single service until the transaction ends. */
  public static void lock(Transaction transaction, long tenantId) {
    transaction.lock(TENANT, tenantId);
  }

  /** As {@link #lock}, for all tenants; to be called within {@link Database#together}. */
  public void lockAll() {
    Outcome<Boolean> locked =
        database.writeAcrossTenants(
            transaction -> {
              transaction.lockAll(TENANT);
              return Outcome.done(true);
            });
    boolean unused = locked.orThrow();
  }

  public static void setDefaultService(
      Transaction transaction, long tenantId, @Nullable Long serviceId) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(TENANT.DEFAULT_SERVICE_ID, serviceId);
    transaction.update(TENANT, row, tenantId);
  }

  public static void setDefaultAccountPlan(
      Transaction transaction, long tenantId, @Nullable Long planId) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(TENANT.DEFAULT_ACCOUNT_PLAN_ID, planId);
    transaction.update(TENANT, row, tenantId);
  }

  private static Tenant tenant(Record row) {
    return new Tenant(
        row.get(TENANT.ID),
        row.get(TENANT.ORG_NAME),
        row.get(TENANT.STATE),
        row.get(TENANT.PROVIDER_KEY),
        row.get(TENANT.DEFAULT_SERVICE_ID),
        row.get(TENANT.DEFAULT_ACCOUNT_PLAN_ID));
  }
}
