package io.tollgate.admin.webhook;

import static io.tollgate.admin.database.schema.Tables.WEBHOOK_DELIVERY;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of events on their way and of those given up. */
final class DeliveryTable {
  private DeliveryTable() {}

  static long insert(Transaction transaction, String uuid, String url, String event, long now) {
    return transaction.insert(
        WEBHOOK_DELIVERY,
        Map.of(
            WEBHOOK_DELIVERY.UUID, uuid,
            WEBHOOK_DELIVERY.URL, url,
            WEBHOOK_DELIVERY.EVENT, event,
            WEBHOOK_DELIVERY.ATTEMPTS, 0,
            WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT, now,
            WEBHOOK_DELIVERY.CREATED_AT, now));
  }

  /**
   * Those whose time has come, oldest first.
   *
   * @param except tenants whose events are of no interest now
   */
  static List<Delivery> due(Rows rows, long now, Set<Long> except, int most) {
    return rows.from(WEBHOOK_DELIVERY)
        .where(WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT.le(now))
        .where(except.isEmpty() ? DSL.noCondition() : WEBHOOK_DELIVERY.TENANT_ID.notIn(except))
        .orderBy(WEBHOOK_DELIVERY.ID)
        .slice(0, most)
        .list(DeliveryTable::delivery);
  }

  /**
   * Takes one for an attempt, so that no other process takes it before the time given.
   *
   * @return whether it was still there to be taken
   */
  static boolean claim(Transaction transaction, Delivery due, long now, long until) {
    return transaction.update(
            WEBHOOK_DELIVERY,
            Map.of(
                WEBHOOK_DELIVERY.ATTEMPTS,
                due.attempts() + 1,
                WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT,
                until),
            WEBHOOK_DELIVERY
                .ID
                .eq(due.id())
                .and(WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT.le(now))
                .and(WEBHOOK_DELIVERY.ATTEMPTS.eq(due.attempts())))
        == 1;
  }

  static void retry(Transaction transaction, long id, String error, long at) {
    transaction.update(
        WEBHOOK_DELIVERY,
        Map.of(WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT, at, WEBHOOK_DELIVERY.ERROR, error),
        id);
  }

  static void giveUp(Transaction transaction, long id, String error, long now) {
    Map<Field<?>, @Nullable Object> row = new HashMap<>();
    row.put(WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT, null);
    row.put(WEBHOOK_DELIVERY.ERROR, error);
    row.put(WEBHOOK_DELIVERY.FAILED_AT, now);
    transaction.update(WEBHOOK_DELIVERY, row, id);
  }

  /** Puts a failure on its way again, with all its attempts. */
  static void again(Transaction transaction, long id, String url, long now) {
    Map<Field<?>, @Nullable Object> row = new HashMap<>();
    row.put(WEBHOOK_DELIVERY.URL, url);
    row.put(WEBHOOK_DELIVERY.ATTEMPTS, 0);
    row.put(WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT, now);
    row.put(WEBHOOK_DELIVERY.FAILED_AT, null);
    transaction.update(WEBHOOK_DELIVERY, row, id);
  }

  static void delivered(Transaction transaction, long id) {
    transaction.delete(WEBHOOK_DELIVERY, id);
  }

  static List<Delivery> failures(Rows rows) {
    return rows.from(WEBHOOK_DELIVERY)
        .where(failed(null))
        .orderBy(WEBHOOK_DELIVERY.ID)
        .list(DeliveryTable::delivery);
  }

  static @Nullable Delivery failure(Rows rows, String uuid) {
    return rows.from(WEBHOOK_DELIVERY)
        .where(failed(null).and(WEBHOOK_DELIVERY.UUID.eq(uuid)))
        .first(DeliveryTable::delivery);
  }

  /**
   * @param upTo epoch milliseconds; null: all
   */
  static int deleteFailures(Transaction transaction, @Nullable Long upTo) {
    return transaction.delete(WEBHOOK_DELIVERY, failed(upTo));
  }

  private static Condition failed(@Nullable Long upTo) {
    return DSL.and(
        WEBHOOK_DELIVERY.FAILED_AT.isNotNull(),
        upTo == null ? DSL.noCondition() : WEBHOOK_DELIVERY.FAILED_AT.le(upTo));
  }

  private static Delivery delivery(Record row) {
    return new Delivery(
        row.get(WEBHOOK_DELIVERY.ID),
        row.get(WEBHOOK_DELIVERY.TENANT_ID),
        row.get(WEBHOOK_DELIVERY.UUID),
        row.get(WEBHOOK_DELIVERY.URL),
        row.get(WEBHOOK_DELIVERY.EVENT),
        row.get(WEBHOOK_DELIVERY.ATTEMPTS),
        row.get(WEBHOOK_DELIVERY.FAILED_AT),
        row.get(WEBHOOK_DELIVERY.ERROR));
  }
}
