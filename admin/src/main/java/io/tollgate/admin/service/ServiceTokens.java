package io.tollgate.admin.service;

import static io.tollgate.admin.database.schema.Tables.SERVICE_TOKEN;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;

/** The tokens that prove to the backend for which service a gateway speaks. */
public final class ServiceTokens {
  private ServiceTokens() {}

  public static void add(Transaction transaction, long serviceId, String value, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(SERVICE_TOKEN.SERVICE_ID, serviceId);
    row.put(SERVICE_TOKEN.VALUE, value);
    row.put(SERVICE_TOKEN.CREATED_AT, now);
    transaction.insert(SERVICE_TOKEN, row);
  }

  /** Oldest first. */
  public static List<String> of(Rows rows, long serviceId) {
    return rows.from(SERVICE_TOKEN)
        .where(SERVICE_TOKEN.SERVICE_ID.eq(serviceId))
        .orderBy(SERVICE_TOKEN.ID)
        .list(row -> row.get(SERVICE_TOKEN.VALUE));
  }
}
