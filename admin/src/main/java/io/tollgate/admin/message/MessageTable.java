package io.tollgate.admin.message;

import static io.tollgate.admin.database.schema.Tables.ACCOUNT;
import static io.tollgate.admin.database.schema.Tables.MESSAGE;
import static io.tollgate.admin.database.schema.Tables.MESSAGE_RECIPIENT;
import static io.tollgate.admin.database.schema.Tables.TENANT;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of messages and of who gets them; where an account is null, the provider is meant. */
final class MessageTable {
  private static final String SENT = "sent";
  private static final String UNREAD = "unread";

  private MessageTable() {}

  static long insert(
      Transaction transaction,
      @Nullable Long from,
      @Nullable Long to,
      MessageDraft draft,
      long now) {
    Map<Field<?>, @Nullable Object> message = new HashMap<>();
    message.put(MESSAGE.SENDER_ACCOUNT_ID, from);
    message.put(MESSAGE.SUBJECT, Objects.requireNonNull(draft.subject()));
    message.put(MESSAGE.BODY, Objects.requireNonNull(draft.body()));
    message.put(MESSAGE.STATE, SENT);
    message.put(MESSAGE.CREATED_AT, now);
    long id = transaction.insert(MESSAGE, message);
    Map<Field<?>, @Nullable Object> recipient = new HashMap<>();
    recipient.put(MESSAGE_RECIPIENT.MESSAGE_ID, id);
    recipient.put(MESSAGE_RECIPIENT.ACCOUNT_ID, to);
    recipient.put(MESSAGE_RECIPIENT.STATE, UNREAD);
    transaction.insert(MESSAGE_RECIPIENT, recipient);
    return id;
  }

  static @Nullable Message find(Rows rows, long id) {
    return joined(rows).where(MESSAGE.ID.eq(id)).first(MessageTable::message);
  }

  /**
   * Newest first.
   *
   * @param account null: the provider's
   */
  static List<Message> inbox(Rows rows, @Nullable Long account) {
    return joined(rows)
        .where(
            account == null
                ? MESSAGE_RECIPIENT.ACCOUNT_ID.isNull()
                : MESSAGE_RECIPIENT.ACCOUNT_ID.eq(account))
        .where(MESSAGE_RECIPIENT.STATE.ne("deleted"))
        .orderBy(MESSAGE.ID.desc())
        .list(MessageTable::message);
  }

  private static Selection joined(Rows rows) {
    return rows.from(MESSAGE)
        .join(MESSAGE_RECIPIENT, MESSAGE_RECIPIENT.MESSAGE_ID.eq(MESSAGE.ID))
        .join(TENANT, TENANT.ID.eq(MESSAGE.TENANT_ID))
        .leftJoin(ACCOUNT, ACCOUNT.ID.eq(MESSAGE_RECIPIENT.ACCOUNT_ID))
        .fields(
            MESSAGE.ID,
            MESSAGE.SUBJECT,
            MESSAGE.BODY,
            MESSAGE.STATE,
            MESSAGE.CREATED_AT,
            MESSAGE_RECIPIENT.STATE,
            TENANT.ORG_NAME,
            ACCOUNT.ORG_NAME);
  }

  private static Message message(Record row) {
    @Nullable String account = row.get(ACCOUNT.ORG_NAME);
    return new Message(
        row.get(MESSAGE.ID),
        row.get(MESSAGE.SUBJECT),
        row.get(MESSAGE.BODY),
        row.get(MESSAGE.STATE),
        account == null ? row.get(TENANT.ORG_NAME) : account,
        row.get(MESSAGE_RECIPIENT.STATE),
        row.get(MESSAGE.CREATED_AT));
  }
}
