package io.tollgate.admin.settings;

import static io.tollgate.admin.database.schema.Tables.SITE_SETTINGS;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;

/** The rows of settings, none for a tenant that never changed one. */
final class SettingsTable {
  private SettingsTable() {}

  /**
   * @param approval what the default account plan says
   */
  static SiteSettings of(Rows rows, boolean approval) {
    SiteSettings found = rows.from(SITE_SETTINGS).first(row -> settings(row, approval));
    return found == null ? settings(SiteSettings.DEFAULT, approval) : found;
  }

  static void put(Transaction transaction, SiteSettings settings, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(SITE_SETTINGS.USERACCOUNTAREA_ENABLED, settings.userAccountAreaEnabled());
    row.put(SITE_SETTINGS.HIDE_SERVICE, settings.hideService());
    row.put(SITE_SETTINGS.SIGNUPS_ENABLED, settings.signupsEnabled());
    row.put(SITE_SETTINGS.PUBLIC_SEARCH, settings.publicSearch());
    row.put(SITE_SETTINGS.ACCOUNT_PLANS_UI_VISIBLE, settings.accountPlansVisible());
    row.put(SITE_SETTINGS.CHANGE_ACCOUNT_PLAN_PERMISSION, settings.changeAccountPlan());
    row.put(SITE_SETTINGS.SERVICE_PLANS_UI_VISIBLE, settings.servicePlansVisible());
    row.put(SITE_SETTINGS.CHANGE_SERVICE_PLAN_PERMISSION, settings.changeServicePlan());
    row.put(SITE_SETTINGS.ENFORCE_SSO, settings.enforceSso());
    row.put(SITE_SETTINGS.UPDATED_AT, now);
    if (transaction.update(SITE_SETTINGS, row, SITE_SETTINGS.ID.isNotNull()) == 0) {
      transaction.insert(SITE_SETTINGS, row);
    }
  }

  private static SiteSettings settings(Record row, boolean approval) {
    return new SiteSettings(
        row.get(SITE_SETTINGS.USERACCOUNTAREA_ENABLED),
        row.get(SITE_SETTINGS.HIDE_SERVICE),
        row.get(SITE_SETTINGS.SIGNUPS_ENABLED),
        approval,
        row.get(SITE_SETTINGS.PUBLIC_SEARCH),
        row.get(SITE_SETTINGS.ACCOUNT_PLANS_UI_VISIBLE),
        row.get(SITE_SETTINGS.CHANGE_ACCOUNT_PLAN_PERMISSION),
        row.get(SITE_SETTINGS.SERVICE_PLANS_UI_VISIBLE),
        row.get(SITE_SETTINGS.CHANGE_SERVICE_PLAN_PERMISSION),
        row.get(SITE_SETTINGS.ENFORCE_SSO));
  }

  private static SiteSettings settings(SiteSettings other, boolean approval) {
    return new SiteSettings(
        other.userAccountAreaEnabled(),
        other.hideService(),
        other.signupsEnabled(),
        approval,
        other.publicSearch(),
        other.accountPlansVisible(),
        other.changeAccountPlan(),
        other.servicePlansVisible(),
        other.changeServicePlan(),
        other.enforceSso());
  }
}
