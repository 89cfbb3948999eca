package io.tollgate.admin.backendapi;

import static io.tollgate.admin.database.schema.Tables.BACKEND_API;
import static io.tollgate.admin.database.schema.Tables.BACKEND_USAGE;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Folding;
import io.tollgate.admin.rest.output.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows that say where services use backends. */
final class UsageTable {
  private UsageTable() {}

  private static Selection usages(Rows rows) {
    return rows.from(BACKEND_USAGE)
        .join(BACKEND_API, BACKEND_API.ID.eq(BACKEND_USAGE.BACKEND_API_ID))
        .orderBy(BACKEND_USAGE.ID);
  }

  static List<BackendUsage> of(Rows rows, long serviceId) {
    return usages(rows).where(BACKEND_USAGE.SERVICE_ID.eq(serviceId)).list(UsageTable::usage);
  }

  /** The services that use a backend, by id. */
  static List<Long> services(Rows rows, long backendId) {
    return rows.from(BACKEND_USAGE)
        .where(BACKEND_USAGE.BACKEND_API_ID.eq(backendId))
        .orderBy(BACKEND_USAGE.SERVICE_ID)
        .<Long>list(row -> row.get(BACKEND_USAGE.SERVICE_ID));
  }

  static List<BackendUsage> page(Rows rows, long serviceId, PageRequest page) {
    return usages(rows)
        .where(BACKEND_USAGE.SERVICE_ID.eq(serviceId))
        .slice(page.offset(), page.perPage())
        .list(UsageTable::usage);
  }

  static @Nullable BackendUsage find(Rows rows, long id) {
    return usages(rows).where(BACKEND_USAGE.ID.eq(id)).first(UsageTable::usage);
  }

  /**
   * @param except id of the usage itself, 0 for a new one
   */
  static boolean hasPath(Rows rows, long serviceId, String path, long except) {
    return rows.from(BACKEND_USAGE)
        .where(
            BACKEND_USAGE
                .SERVICE_ID
                .eq(serviceId)
                .and(BACKEND_USAGE.PATH_FOLDED.eq(Folding.fold(path)))
                .and(BACKEND_USAGE.ID.ne(except)))
        .exists();
  }

  static long insert(
      Transaction transaction, long serviceId, long backendId, String path, long now) {
    Map<Field<?>, Object> row = row(path, now);
    row.put(BACKEND_USAGE.SERVICE_ID, serviceId);
    row.put(BACKEND_USAGE.BACKEND_API_ID, backendId);
    row.put(BACKEND_USAGE.CREATED_AT, now);
    return transaction.insert(BACKEND_USAGE, row);
  }

  static void update(Transaction transaction, long id, String path, long now) {
    transaction.update(BACKEND_USAGE, row(path, now), id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(BACKEND_USAGE, id);
  }

  private static Map<Field<?>, Object> row(String path, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(BACKEND_USAGE.PATH, path);
    row.put(BACKEND_USAGE.PATH_FOLDED, Folding.fold(path));
    row.put(BACKEND_USAGE.UPDATED_AT, now);
    return row;
  }

  private static BackendUsage usage(Record row) {
    return new BackendUsage(
        row.get(BACKEND_USAGE.ID),
        row.get(BACKEND_USAGE.SERVICE_ID),
        row.get(BACKEND_USAGE.PATH),
        BackendTable.backend(row));
  }
}
