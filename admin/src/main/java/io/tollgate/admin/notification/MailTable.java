package io.tollgate.admin.notification;

import static io.tollgate.admin.database.schema.Tables.MAIL;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of mails that wait. */
final class MailTable {
  private MailTable() {}

  /** A mail in the queue. */
  record Waiting(long id, long tenantId, int attempts, Mail mail) {}

  static void insert(Transaction transaction, Mail mail, long now) {
    Map<Field<?>, @Nullable Object> row = new HashMap<>();
    row.put(MAIL.SENDER, mail.sender());
    row.put(MAIL.RECIPIENT, mail.recipient());
    row.put(MAIL.SUBJECT, mail.subject());
    row.put(MAIL.BODY, mail.text());
    row.put(MAIL.LINK, mail.link());
    row.put(MAIL.ATTEMPTS, 0);
    row.put(MAIL.NEXT_ATTEMPT_AT, now);
    row.put(MAIL.CREATED_AT, now);
    transaction.insert(MAIL, row);
  }

  static List<Waiting> due(Rows rows, long now, int most) {
    return rows.from(MAIL)
        .where(MAIL.NEXT_ATTEMPT_AT.le(now))
        .orderBy(MAIL.ID)
        .slice(0, most)
        .list(MailTable::waiting);
  }

  /** Takes one, so that no other process does before the time given. */
  static boolean claim(Transaction transaction, Waiting due, long until) {
    return transaction.update(
            MAIL,
            Map.of(MAIL.ATTEMPTS, due.attempts() + 1, MAIL.NEXT_ATTEMPT_AT, until),
            MAIL.ID.eq(due.id()).and(MAIL.ATTEMPTS.eq(due.attempts())))
        == 1;
  }

  static void retry(Transaction transaction, long id, long at) {
    transaction.update(MAIL, Map.of(MAIL.NEXT_ATTEMPT_AT, at), id);
  }

  static void delete(Transaction transaction, long id) {
    transaction.delete(MAIL, id);
  }

  private static Waiting waiting(Record row) {
    return new Waiting(
        row.get(MAIL.ID),
        row.get(MAIL.TENANT_ID),
        row.get(MAIL.ATTEMPTS),
        new Mail(
            row.get(MAIL.SENDER),
            row.get(MAIL.RECIPIENT),
            row.get(MAIL.SUBJECT),
            row.get(MAIL.BODY),
            row.get(MAIL.LINK)));
  }
}
