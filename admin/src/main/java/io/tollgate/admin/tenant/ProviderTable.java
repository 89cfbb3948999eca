package io.tollgate.admin.tenant;

import static io.tollgate.admin.database.schema.Tables.TENANT;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The row of a tenant as its provider sees it. */
final class ProviderTable {
  private ProviderTable() {}

  static @Nullable ProviderAccount of(Rows rows) {
    return rows.from(TENANT).first(ProviderTable::account);
  }

  static void update(Transaction transaction, long id, ProviderContact contact, long now) {
    Map<Field<?>, @Nullable Object> row = new HashMap<>();
    row.put(TENANT.FROM_EMAIL, contact.fromEmail());
    row.put(TENANT.SUPPORT_EMAIL, contact.supportEmail());
    row.put(TENANT.FINANCE_SUPPORT_EMAIL, contact.financeSupportEmail());
    row.put(TENANT.SITE_ACCESS_CODE, contact.siteAccessCode());
    row.put(TENANT.UPDATED_AT, now);
    transaction.update(TENANT, row, id);
  }

  private static ProviderAccount account(Record row) {
    return new ProviderAccount(
        row.get(TENANT.ID),
        row.get(TENANT.ORG_NAME),
        row.get(TENANT.STATE),
        row.get(TENANT.ADMIN_DOMAIN),
        row.get(TENANT.PORTAL_DOMAIN),
        new ProviderContact(
            row.get(TENANT.FROM_EMAIL),
            row.get(TENANT.SUPPORT_EMAIL),
            row.get(TENANT.FINANCE_SUPPORT_EMAIL),
            row.get(TENANT.SITE_ACCESS_CODE)),
        row.get(TENANT.CREATED_AT),
        row.get(TENANT.UPDATED_AT));
  }
}
