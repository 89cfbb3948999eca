package io.tollgate.admin.activedocs;

import static io.tollgate.admin.database.schema.Tables.API_DOC;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Sized;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of descriptions. */
final class ApiDocTable {
  private ApiDocTable() {}

  static List<ApiDoc> all(Rows rows, Caller caller) {
    return rows.from(API_DOC).where(visible(caller)).orderBy(API_DOC.ID).list(ApiDocTable::apiDoc);
  }

  static long octets(Rows rows, Caller caller) {
    return rows.from(API_DOC).where(visible(caller)).octets(API_DOC.BODY);
  }

  /** One without its body. */
  static @Nullable Sized sized(Rows rows, Caller caller, long id) {
    return rows.from(API_DOC)
        .where(API_DOC.ID.eq(id).and(visible(caller)))
        .sized(API_DOC.ID, API_DOC.BODY);
  }

  static @Nullable ApiDoc find(Rows rows, Caller caller, long id) {
    return rows.from(API_DOC)
        .where(API_DOC.ID.eq(id).and(visible(caller)))
        .first(ApiDocTable::apiDoc);
  }

  static boolean hasSystemName(Rows rows, String systemName) {
    return rows.from(API_DOC).where(API_DOC.SYSTEM_NAME.eq(systemName)).exists();
  }

  static long insert(
      Transaction transaction, String systemName, ApiDocAttributes attributes, long now) {
    Map<Field<?>, @Nullable Object> row = row(attributes, now);
    row.put(API_DOC.SYSTEM_NAME, systemName);
    row.put(API_DOC.CREATED_AT, now);
    return transaction.insert(API_DOC, row);
  }

  static void update(Transaction transaction, long id, ApiDocAttributes attributes, long now) {
    transaction.update(API_DOC, row(attributes, now), id);
  }

  static void delete(Transaction transaction, long id) {
    transaction.delete(API_DOC, id);
  }

  private static Condition visible(Caller caller) {
    return API_DOC.SERVICE_ID.isNull().or(Selection.among(API_DOC.SERVICE_ID, caller.services()));
  }

  private static Map<Field<?>, @Nullable Object> row(ApiDocAttributes attributes, long now) {
    Map<Field<?>, @Nullable Object> row = new HashMap<>();
    row.put(API_DOC.SERVICE_ID, attributes.serviceId());
    row.put(API_DOC.NAME, attributes.name());
    row.put(API_DOC.DESCRIPTION, attributes.description());
    row.put(API_DOC.BODY, attributes.body());
    row.put(API_DOC.PUBLISHED, attributes.published());
    row.put(API_DOC.SKIP_VALIDATIONS, attributes.skipValidations());
    row.put(API_DOC.UPDATED_AT, now);
    return row;
  }

  private static ApiDoc apiDoc(Record row) {
    return new ApiDoc(
        row.get(API_DOC.ID),
        row.get(API_DOC.SYSTEM_NAME),
        new ApiDocAttributes(
            row.get(API_DOC.NAME),
            row.get(API_DOC.SYSTEM_NAME),
            row.get(API_DOC.DESCRIPTION),
            row.get(API_DOC.BODY),
            row.get(API_DOC.PUBLISHED),
            row.get(API_DOC.SKIP_VALIDATIONS),
            row.get(API_DOC.SERVICE_ID)),
        row.get(API_DOC.CREATED_AT),
        row.get(API_DOC.UPDATED_AT));
  }
}
