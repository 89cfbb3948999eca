package io.tollgate.admin.backendapi;

import static io.tollgate.admin.database.schema.Tables.BACKEND_API;
import static io.tollgate.admin.database.schema.Tables.BACKEND_USAGE;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.rest.input.Annotations;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of backends. */
final class BackendTable {
  private BackendTable() {}

  static Page<BackendApi> page(Rows rows, PageRequest page) {
    Selection all = rows.from(BACKEND_API).orderBy(BACKEND_API.ID);
    return new Page<>(
        all.slice(page.offset(), page.perPage()).list(BackendTable::backend), all.count(), page);
  }

  static @Nullable BackendApi find(Rows rows, long id) {
    return rows.from(BACKEND_API).where(BACKEND_API.ID.eq(id)).first(BackendTable::backend);
  }

  /** As {@link #find}; nobody else changes it until the transaction ends. */
  static @Nullable BackendApi locked(Transaction transaction, long id) {
    transaction.lock(BACKEND_API, id);
    return find(transaction, id);
  }

  static boolean hasSystemName(Rows rows, String systemName) {
    return rows.from(BACKEND_API).where(BACKEND_API.SYSTEM_NAME.eq(systemName)).exists();
  }

  static boolean isUsed(Rows rows, long id) {
    return rows.from(BACKEND_USAGE).where(BACKEND_USAGE.BACKEND_API_ID.eq(id)).exists();
  }

  static long insert(Transaction transaction, BackendAttributes attributes, long now) {
    Map<Field<?>, Object> row = row(attributes, now);
    row.put(BACKEND_API.SYSTEM_NAME, attributes.systemName());
    row.put(BACKEND_API.CREATED_AT, now);
    return transaction.insert(BACKEND_API, row);
  }

  static void update(Transaction transaction, long id, BackendAttributes attributes, long now) {
    transaction.update(BACKEND_API, row(attributes, now), id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(BACKEND_API, id);
  }

  private static Map<Field<?>, Object> row(BackendAttributes attributes, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(BACKEND_API.NAME, attributes.name());
    row.put(BACKEND_API.DESCRIPTION, attributes.description());
    row.put(BACKEND_API.PRIVATE_ENDPOINT, attributes.privateEndpoint());
    row.put(BACKEND_API.ANNOTATIONS, Annotations.text(attributes.annotations()));
    row.put(BACKEND_API.UPDATED_AT, now);
    return row;
  }

  static BackendApi backend(Record row) {
    return new BackendApi(
        row.get(BACKEND_API.ID),
        row.get(BACKEND_API.TENANT_ID),
        new BackendAttributes(
            row.get(BACKEND_API.NAME),
            row.get(BACKEND_API.SYSTEM_NAME),
            row.get(BACKEND_API.DESCRIPTION),
            row.get(BACKEND_API.PRIVATE_ENDPOINT),
            Annotations.parse(row.get(BACKEND_API.ANNOTATIONS))),
        row.get(BACKEND_API.CREATED_AT),
        row.get(BACKEND_API.UPDATED_AT));
  }
}
