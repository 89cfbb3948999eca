package io.tollgate.admin.account;

import static io.tollgate.admin.database.schema.Tables.USERS;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.field.ExtraFields;
import io.tollgate.admin.outcome.Folding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of users: of developers with an account, of the provider without. */
final class UserTable {
  private UserTable() {}

  static @Nullable User find(Rows rows, UserSide side, Condition which) {
    return rows.from(USERS)
        .where(side.condition().and(which))
        .orderBy(USERS.ID)
        .first(UserTable::user);
  }

  static @Nullable User find(Rows rows, long id) {
    return rows.from(USERS).where(USERS.ID.eq(id)).first(UserTable::user);
  }

  static Condition named(String username) {
    return USERS.USERNAME_FOLDED.eq(Folding.fold(username));
  }

  static Condition withEmail(String email) {
    return USERS.EMAIL_FOLDED.eq(Folding.fold(email));
  }

  /**
   * @param accountId null for the provider's own
   */
  static List<User> of(Rows rows, @Nullable Long accountId, Condition which) {
    return rows.from(USERS)
        .where(owned(accountId).and(which))
        .orderBy(USERS.ID)
        .list(UserTable::user);
  }

  static Map<Long, List<User>> byAccount(Rows rows, Collection<Long> accounts) {
    return rows
        .from(USERS)
        .where(USERS.ACCOUNT_ID.in(accounts))
        .orderBy(USERS.ID)
        .list(UserTable::user)
        .stream()
        .collect(Collectors.groupingBy(User::account));
  }

  /**
   * @param accountId null on the provider's side
   * @param state null for any
   */
  static long countAdmins(Rows rows, @Nullable Long accountId, @Nullable UserState state) {
    return rows.from(USERS)
        .where(owned(accountId).and(USERS.ROLE.eq(UserRole.ADMIN.wireName())))
        .where(state == null ? DSL.noCondition() : USERS.STATE.eq(state.wireName()))
        .count();
  }

  private static Condition owned(@Nullable Long accountId) {
    return accountId == null ? UserSide.PROVIDER.condition() : USERS.ACCOUNT_ID.eq(accountId);
  }

  static long insert(
      Transaction transaction,
      @Nullable Long accountId,
      UserDraft draft,
      @Nullable String digest,
      UserRole role,
      UserState state,
      long now) {
    Map<Field<?>, Object> row = row(draft, now);
    row.put(USERS.ACCOUNT_ID, accountId);
    row.put(USERS.PASSWORD_DIGEST, digest);
    row.put(USERS.ROLE, role.wireName());
    row.put(USERS.STATE, state.wireName());
    row.put(USERS.ALLOWED_SECTIONS, "");
    row.put(USERS.CREATED_AT, now);
    return transaction.insert(USERS, row);
  }

  /**
   * @param digest of a new password, null leaves the present one
   */
  static void update(
      Transaction transaction, long id, UserDraft draft, @Nullable String digest, long now) {
    Map<Field<?>, Object> row = row(draft, now);
    if (digest != null) {
      row.put(USERS.PASSWORD_DIGEST, digest);
    }
    transaction.update(USERS, row, id);
  }

  static void setState(Transaction transaction, long id, UserState state, long now) {
    transaction.update(USERS, Map.of(USERS.STATE, state.wireName(), USERS.UPDATED_AT, now), id);
  }

  static void setRole(Transaction transaction, long id, UserRole role, long now) {
    transaction.update(USERS, Map.of(USERS.ROLE, role.wireName(), USERS.UPDATED_AT, now), id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(USERS, id);
  }

  private static Map<Field<?>, Object> row(UserDraft draft, long now) {
    String username = Objects.requireNonNull(draft.username());
    String email = draft.email();
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(USERS.USERNAME, username);
    row.put(USERS.USERNAME_FOLDED, Folding.fold(username));
    row.put(USERS.EMAIL, email);
    row.put(USERS.EMAIL_FOLDED, email == null ? null : Folding.fold(email));
    row.put(USERS.EXTRA_FIELDS, draft.extraFields().text());
    row.put(USERS.UPDATED_AT, now);
    return row;
  }

  private static User user(Record row) {
    return new User(
        row.get(USERS.ID),
        row.get(USERS.ACCOUNT_ID),
        row.get(USERS.USERNAME),
        row.get(USERS.EMAIL),
        UserRole.named(row.get(USERS.ROLE)),
        UserState.named(row.get(USERS.STATE)),
        ExtraFields.parse(row.get(USERS.EXTRA_FIELDS)),
        row.get(USERS.CREATED_AT),
        row.get(USERS.UPDATED_AT));
  }
}
