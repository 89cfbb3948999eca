package io.tollgate.admin.access;

import static io.tollgate.admin.database.schema.Tables.TENANT;

import io.tollgate.admin.database.Rows;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host that belongs to a tenant (account-management-api.md, 1.1). Any other host is taken for an
 * admin host.
 *
 * @param isPortal whether it is the portal's, not the admin's
 */
record KnownHost(long tenantId, boolean isPortal) {
  /** Needs no look into the database. */
  private static final Pattern NOBODYS = Pattern.compile("localhost|[0-9.]*|\\[.*");

  private static final Pattern PORT = Pattern.compile("\\.?(:[0-9]*)?$");

  /**
   * @param host as the header has it
   * @return null for one that belongs to nobody
   */
  static @Nullable KnownHost of(Rows rows, @Nullable String host) {
    if (host == null) {
      return null;
    }
    String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
    if (NOBODYS.matcher(name).matches()) {
      return null;
    }
    return rows.from(TENANT)
        .where(TENANT.ADMIN_DOMAIN.eq(name).or(TENANT.PORTAL_DOMAIN.eq(name)))
        .first(
            row -> new KnownHost(row.get(TENANT.ID), row.get(TENANT.PORTAL_DOMAIN).equals(name)));
  }
}
