package io.tollgate.admin.backendapi;

import static io.tollgate.admin.database.schema.Tables.BACKEND_API;
import static io.tollgate.admin.database.schema.Tables.BACKEND_USAGE;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;

/** The rows of backends and their usages. */
final class BackendTable {
  private BackendTable() {}

  private static Selection usages(Rows rows) {
    return rows.from(BACKEND_USAGE)
        .join(BACKEND_API, BACKEND_API.ID.eq(BACKEND_USAGE.BACKEND_API_ID))
        .orderBy(BACKEND_USAGE.ID);
  }

  static List<BackendUsage> usagesOf(Rows rows, long serviceId) {
    return usages(rows).where(BACKEND_USAGE.SERVICE_ID.eq(serviceId)).list(BackendTable::usage);
  }

  static boolean hasSystemName(Rows rows, String systemName) {
    return rows.from(BACKEND_API).where(BACKEND_API.SYSTEM_NAME.eq(systemName)).exists();
  }

  static long insert(
      Transaction transaction, String name, String systemName, String endpoint, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(BACKEND_API.NAME, name);
    row.put(BACKEND_API.SYSTEM_NAME, systemName);
    row.put(BACKEND_API.PRIVATE_ENDPOINT, endpoint);
    row.put(BACKEND_API.ANNOTATIONS, "{}");
    row.put(BACKEND_API.CREATED_AT, now);
    row.put(BACKEND_API.UPDATED_AT, now);
    return transaction.insert(BACKEND_API, row);
  }

  static long mount(
      Transaction transaction, long serviceId, long backendId, String path, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(BACKEND_USAGE.SERVICE_ID, serviceId);
    row.put(BACKEND_USAGE.BACKEND_API_ID, backendId);
    row.put(BACKEND_USAGE.PATH, path);
    row.put(BACKEND_USAGE.PATH_FOLDED, Folding.fold(path));
    row.put(BACKEND_USAGE.CREATED_AT, now);
    row.put(BACKEND_USAGE.UPDATED_AT, now);
    return transaction.insert(BACKEND_USAGE, row);
  }

  static void setEndpoint(Transaction transaction, long id, String endpoint, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(BACKEND_API.PRIVATE_ENDPOINT, endpoint);
    row.put(BACKEND_API.UPDATED_AT, now);
    transaction.update(BACKEND_API, row, id);
  }

  private static BackendUsage usage(Record row) {
    return new BackendUsage(
        row.get(BACKEND_USAGE.ID),
        row.get(BACKEND_USAGE.SERVICE_ID),
        row.get(BACKEND_USAGE.PATH),
        new BackendApi(
            row.get(BACKEND_API.ID),
            row.get(BACKEND_API.NAME),
            row.get(BACKEND_API.SYSTEM_NAME),
            row.get(BACKEND_API.PRIVATE_ENDPOINT)));
  }
}
