package io.tollgate.admin.access;

import static io.tollgate.admin.database.schema.Tables.USERS;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Folding;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of users on the provider's side: those without an account. */
public final class ProviderUsers {
  private static final String ACTIVE = "active";
  private static final String ADMIN = "admin";

  private ProviderUsers() {}

  public static @Nullable ProviderUser find(Rows rows, long id) {
    return rows.from(USERS)
        .where(USERS.ID.eq(id).and(USERS.ACCOUNT_ID.isNull()))
        .first(ProviderUsers::user);
  }

  /** The admin with the lowest id, null when there is none. */
  public static @Nullable ProviderUser firstAdmin(Rows rows) {
    return rows.from(USERS)
        .where(USERS.ACCOUNT_ID.isNull().and(USERS.ROLE.eq(ADMIN)).and(USERS.STATE.eq(ACTIVE)))
        .orderBy(USERS.ID)
        .first(ProviderUsers::user);
  }

  /** Makes an active admin who has no password yet. */
  public static long createAdmin(Transaction transaction, String username, long now) {
    return transaction.insert(USERS, row(username, ADMIN, Set.of(), null, now));
  }

  /** Makes an active member. */
  public static long createMember(
      Transaction transaction,
      String username,
      Set<Section> sections,
      @Nullable Set<Long> services,
      long now) {
    return transaction.insert(USERS, row(username, "member", sections, services, now));
  }

  private static Map<Field<?>, Object> row(
      String username, String role, Set<Section> sections, @Nullable Set<Long> services, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(USERS.USERNAME, username);
    row.put(USERS.USERNAME_FOLDED, Folding.fold(username));
    row.put(USERS.ROLE, role);
    row.put(USERS.STATE, ACTIVE);
    row.putAll(permissions(sections, services));
    row.put(USERS.EXTRA_FIELDS, "{}");
    row.put(USERS.CREATED_AT, now);
    row.put(USERS.UPDATED_AT, now);
    return row;
  }

  private static Map<Field<?>, Object> permissions(
      Set<Section> sections, @Nullable Set<Long> services) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(
        USERS.ALLOWED_SECTIONS,
        sections.stream().map(Section::wireName).sorted().collect(Collectors.joining(",")));
    row.put(
        USERS.ALLOWED_SERVICE_IDS,
        services == null
            ? null
            : services.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")));
    return row;
  }

  /**
   * @param services null for all
   */
  static void setPermissions(
      Transaction transaction,
      long id,
      Set<Section> sections,
      @Nullable Set<Long> services,
      long now) {
    Map<Field<?>, Object> row = permissions(sections, services);
    row.put(USERS.UPDATED_AT, now);
    transaction.update(USERS, row, id);
  }

  static ProviderUser user(Record row) {
    String services = row.get(USERS.ALLOWED_SERVICE_IDS);
    return new ProviderUser(
        row.get(USERS.ID),
        row.get(USERS.USERNAME),
        row.get(USERS.STATE).equals(ACTIVE),
        row.get(USERS.ROLE).equals(ADMIN),
        sections(row.get(USERS.ALLOWED_SECTIONS)),
        services == null ? null : ids(services));
  }

  private static Set<Section> sections(String text) {
    Set<Section> sections = EnumSet.noneOf(Section.class);
    for (String each : text.split(",")) {
      Section section = Section.named(each);
      if (section != null) {
        sections.add(section);
      }
    }
    return sections;
  }

  private static Set<Long> ids(String text) {
    return Arrays.stream(text.split(","))
        .filter(each -> !each.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }
}
