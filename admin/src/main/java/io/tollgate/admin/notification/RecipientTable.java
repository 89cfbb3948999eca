package io.tollgate.admin.notification;

import static io.tollgate.admin.database.schema.Tables.TENANT;
import static io.tollgate.admin.database.schema.Tables.USERS;

import io.tollgate.admin.database.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Who has a mail address. */
final class RecipientTable {
  private static final String ACTIVE = "active";
  private static final String ADMIN = "admin";

  private RecipientTable() {}

  /** A user of the provider with his address. */
  private record Colleague(
      long id,
      String email,
      boolean admin,
      List<String> sections,
      @Nullable List<String> services) {

    /** Whether he may see such things and, when it is about one, the product. */
    boolean maySee(String section, @Nullable Long serviceId) {
      return admin
          || (sections.contains(section)
              && (services == null
                  || serviceId == null
                  || services.contains(Long.toString(serviceId))));
    }
  }

  /** Addresses of an account's admins. */
  static List<String> developers(Rows rows, long accountId) {
    return rows.from(USERS)
        .where(USERS.ACCOUNT_ID.eq(accountId).and(USERS.EMAIL.isNotNull()))
        .where(USERS.ROLE.eq(ADMIN).and(USERS.STATE.ne("suspended")))
        .orderBy(USERS.ID)
        .list(row -> Objects.requireNonNull(row.get(USERS.EMAIL)));
  }

  /**
   * Addresses of the provider's users who want to know and may.
   *
   * @param serviceId the product it is about, null for none
   */
  static List<String> providers(Rows rows, Preference preference, @Nullable Long serviceId) {
    return rows
        .from(USERS)
        .where(USERS.ACCOUNT_ID.isNull().and(USERS.EMAIL.isNotNull()))
        .where(USERS.STATE.eq(ACTIVE))
        .orderBy(USERS.ID)
        .list(RecipientTable::colleague)
        .stream()
        .filter(user -> user.maySee(preference.section(), serviceId))
        .filter(user -> PreferenceTable.of(rows, user.id()).contains(preference))
        .map(Colleague::email)
        .toList();
  }

  /** The address that the tenant's mails come from, null when it has none of its own. */
  static @Nullable String sender(Rows rows) {
    return rows.from(TENANT).<@Nullable String>first(row -> row.get(TENANT.FROM_EMAIL));
  }

  private static Colleague colleague(Record row) {
    String services = row.get(USERS.ALLOWED_SERVICE_IDS);
    return new Colleague(
        row.get(USERS.ID),
        row.get(USERS.EMAIL),
        row.get(USERS.ROLE).equals(ADMIN),
        Arrays.asList(row.get(USERS.ALLOWED_SECTIONS).split(",")),
        services == null ? null : Arrays.asList(services.split(",")));
  }
}
