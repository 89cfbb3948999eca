package io.tollgate.admin.notification;

import static io.tollgate.admin.database.schema.Tables.NOTIFICATION_PREFERENCE;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;

/** The rows of what users have chosen otherwise than usual. */
final class PreferenceTable {
  private PreferenceTable() {}

  static Set<Preference> of(Rows rows, long userId) {
    Map<Preference, Boolean> chosen = new HashMap<>();
    rows.from(NOTIFICATION_PREFERENCE)
        .where(NOTIFICATION_PREFERENCE.USER_ID.eq(userId))
        .list(
            row -> {
              Preference preference = Preference.named(row.get(NOTIFICATION_PREFERENCE.NAME));
              if (preference != null) {
                chosen.put(preference, row.get(NOTIFICATION_PREFERENCE.ENABLED));
              }
              return row;
            });
    Set<Preference> on = EnumSet.noneOf(Preference.class);
    for (Preference each : Preference.values()) {
      if (chosen.getOrDefault(each, each.usual())) {
        on.add(each);
      }
    }
    return on;
  }

  static void put(Transaction transaction, long userId, Set<Preference> on) {
    transaction.delete(NOTIFICATION_PREFERENCE, NOTIFICATION_PREFERENCE.USER_ID.eq(userId));
    for (Preference each : Preference.values()) {
      if (on.contains(each) != each.usual()) {
        Map<Field<?>, Object> row = new HashMap<>();
        row.put(NOTIFICATION_PREFERENCE.USER_ID, userId);
        row.put(NOTIFICATION_PREFERENCE.NAME, each.wireName());
        row.put(NOTIFICATION_PREFERENCE.ENABLED, on.contains(each));
        transaction.insert(NOTIFICATION_PREFERENCE, row);
      }
    }
  }
}
