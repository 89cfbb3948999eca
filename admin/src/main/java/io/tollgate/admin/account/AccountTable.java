package io.tollgate.admin.account;

import static io.tollgate.admin.database.schema.Tables.ACCOUNT;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.field.ExtraFields;
import io.tollgate.admin.outcome.Folding;
import io.tollgate.admin.rest.input.Annotations;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of developer accounts. */
final class AccountTable {
  private AccountTable() {}

  static @Nullable Account find(Rows rows, long id) {
    return rows.from(ACCOUNT).where(ACCOUNT.ID.eq(id)).first(AccountTable::account);
  }

  /**
   * @param state wire name, null for all
   */
  static Page<Account> page(Rows rows, @Nullable String state, PageRequest page) {
    Selection wanted =
        rows.from(ACCOUNT)
            .where(state == null ? DSL.noCondition() : ACCOUNT.STATE.eq(state))
            .orderBy(ACCOUNT.ID);
    return new Page<>(
        wanted.slice(page.offset(), page.perPage()).list(AccountTable::account),
        wanted.count(),
        page);
  }

  static long insert(
      Transaction transaction, AccountAttributes attributes, AccountState state, long now) {
    Map<Field<?>, Object> row = row(attributes, now);
    row.put(ACCOUNT.STATE, state.wireName());
    row.put(ACCOUNT.STATE_CHANGED_AT, now);
    row.put(ACCOUNT.CREATED_AT, now);
    return transaction.insert(ACCOUNT, row);
  }

  static void update(Transaction transaction, long id, AccountAttributes attributes, long now) {
    transaction.update(ACCOUNT, row(attributes, now), id);
  }

  static void setState(Transaction transaction, long id, AccountState state, long now) {
    transaction.update(
        ACCOUNT,
        Map.of(
            ACCOUNT.STATE, state.wireName(),
            ACCOUNT.STATE_CHANGED_AT, now,
            ACCOUNT.UPDATED_AT, now),
        id);
  }

  /**
   * @param card null forgets the present one
   */
  static void setCard(Transaction transaction, long id, @Nullable CreditCard card, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(ACCOUNT.CARD_TOKEN, card == null ? null : card.token());
    row.put(ACCOUNT.CARD_DIGITS, card == null ? null : card.digits());
    row.put(ACCOUNT.CARD_EXPIRES, card == null ? null : card.expires());
    row.put(ACCOUNT.UPDATED_AT, now);
    transaction.update(ACCOUNT, row, id);
  }

  /** With its users and subscriptions. */
  static int delete(Transaction transaction, long id) {
    return transaction.delete(ACCOUNT, id);
  }

  private static Map<Field<?>, Object> row(AccountAttributes attributes, long now) {
    String name = Objects.requireNonNull(attributes.orgName());
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(ACCOUNT.ORG_NAME, name);
    row.put(ACCOUNT.ORG_NAME_FOLDED, Folding.fold(name));
    row.put(ACCOUNT.ANNOTATIONS, Annotations.text(attributes.annotations()));
    row.put(ACCOUNT.EXTRA_FIELDS, attributes.extraFields().text());
    row.put(ACCOUNT.UPDATED_AT, now);
    return row;
  }

  private static Account account(Record row) {
    return new Account(
        row.get(ACCOUNT.ID),
        row.get(ACCOUNT.TENANT_ID),
        AccountState.named(row.get(ACCOUNT.STATE)),
        new AccountAttributes(
            row.get(ACCOUNT.ORG_NAME),
            Annotations.parse(row.get(ACCOUNT.ANNOTATIONS)),
            ExtraFields.parse(row.get(ACCOUNT.EXTRA_FIELDS))),
        row.get(ACCOUNT.CARD_TOKEN) != null,
        row.get(ACCOUNT.CREATED_AT),
        row.get(ACCOUNT.UPDATED_AT));
  }
}
