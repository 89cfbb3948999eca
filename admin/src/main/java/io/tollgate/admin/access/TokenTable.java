package io.tollgate.admin.access;

import static io.tollgate.admin.database.schema.Tables.ACCESS_TOKEN;
import static io.tollgate.admin.database.schema.Tables.TENANT;
import static io.tollgate.admin.database.schema.Tables.USERS;

import io.tollgate.admin.caller.Permission;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Folding;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of access tokens. */
final class TokenTable {
  private TokenTable() {}

  /** A token with whose it is. */
  record Owned(AccessToken token, long tenantId, String tenantState, ProviderUser user) {}

  static long insert(
      Transaction transaction, long userId, TokenDraft draft, String digest, long now) {
    String name = Objects.requireNonNull(draft.name());
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(ACCESS_TOKEN.USER_ID, userId);
    row.put(ACCESS_TOKEN.NAME, name);
    row.put(ACCESS_TOKEN.NAME_FOLDED, Folding.fold(name));
    row.put(ACCESS_TOKEN.DIGEST, digest);
    row.put(
        ACCESS_TOKEN.SCOPES,
        draft.knownScopes().stream().map(Scope::wireName).collect(Collectors.joining(",")));
    row.put(ACCESS_TOKEN.PERMISSION, draft.permission());
    row.put(ACCESS_TOKEN.EXPIRES_AT, draft.expiresAt());
    row.put(ACCESS_TOKEN.CREATED_AT, now);
    return transaction.insert(ACCESS_TOKEN, row);
  }

  /**
   * @param nameContains null for all
   */
  static List<AccessToken> ofUser(Rows rows, long userId, @Nullable String nameContains) {
    Condition named =
        nameContains == null
            ? DSL.noCondition()
            : DSL.position(ACCESS_TOKEN.NAME_FOLDED, Folding.fold(nameContains)).gt(0);
    return rows.from(ACCESS_TOKEN)
        .where(ACCESS_TOKEN.USER_ID.eq(userId).and(named))
        .orderBy(ACCESS_TOKEN.ID)
        .list(TokenTable::token);
  }

  /** By id or, as callers of old do, by its value. */
  static @Nullable AccessToken find(Rows rows, long userId, String idOrValue) {
    Condition named =
        idOrValue.matches("[0-9]{1,18}")
            ? ACCESS_TOKEN.ID.eq(Long.valueOf(idOrValue))
            : ACCESS_TOKEN.DIGEST.eq(Secrets.digest(idOrValue));
    return rows.from(ACCESS_TOKEN)
        .where(ACCESS_TOKEN.USER_ID.eq(userId).and(named))
        .first(TokenTable::token);
  }

  /** To be asked across tenants: the digest tells whose it is. */
  static @Nullable Owned byDigest(Rows rows, String digest) {
    return rows.from(ACCESS_TOKEN)
        .join(USERS, USERS.ID.eq(ACCESS_TOKEN.USER_ID))
        .join(TENANT, TENANT.ID.eq(ACCESS_TOKEN.TENANT_ID))
        .where(ACCESS_TOKEN.DIGEST.eq(digest))
        .first(
            row ->
                new Owned(
                    token(row),
                    row.get(TENANT.ID),
                    row.get(TENANT.STATE),
                    ProviderUsers.user(row)));
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(ACCESS_TOKEN, id);
  }

  static int touch(Transaction transaction, long id, long now) {
    return transaction.update(ACCESS_TOKEN, Map.of(ACCESS_TOKEN.LAST_USED_AT, now), id);
  }

  private static AccessToken token(Record row) {
    return new AccessToken(
        row.get(ACCESS_TOKEN.ID),
        row.get(ACCESS_TOKEN.USER_ID),
        row.get(ACCESS_TOKEN.NAME),
        scopes(row.get(ACCESS_TOKEN.SCOPES)),
        Objects.requireNonNull(Permission.named(row.get(ACCESS_TOKEN.PERMISSION))),
        row.get(ACCESS_TOKEN.EXPIRES_AT),
        null);
  }

  private static Set<Scope> scopes(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String each : text.split(",")) {
      Scope scope = Scope.named(each);
      if (scope != null) {
        scopes.add(scope);
      }
    }
    return scopes;
  }
}
