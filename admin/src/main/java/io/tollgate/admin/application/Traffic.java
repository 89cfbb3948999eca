package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.Map;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * When applications were called, as the backend tells. They are named as authorisation names them;
 * those that are gone are passed over. None of it is a change of the application by anybody.
 */
public final class Traffic {
  private Traffic() {}

  /** Its first call ever; a time that is known stays. */
  public static void first(Transaction transaction, long serviceId, String publicId, long at) {
    transaction.update(
        APPLICATION,
        Map.of(APPLICATION.FIRST_TRAFFIC_AT, at),
        is(serviceId, publicId).and(APPLICATION.FIRST_TRAFFIC_AT.isNull()));
  }

  /** Its first call of a day; the latest day counts. */
  public static void firstOfDay(Transaction transaction, long serviceId, String publicId, long at) {
    transaction.update(
        APPLICATION,
        Map.of(APPLICATION.FIRST_DAILY_TRAFFIC_AT, at),
        is(serviceId, publicId)
            .and(
                APPLICATION
                    .FIRST_DAILY_TRAFFIC_AT
                    .isNull()
                    .or(APPLICATION.FIRST_DAILY_TRAFFIC_AT.lt(at))));
  }

  /** The id of the application, whose row nobody else locks until the transaction ends. */
  public static @Nullable Long locked(Transaction transaction, long serviceId, String publicId) {
    Long id = id(transaction, serviceId, publicId);
    if (id != null) {
      transaction.lock(APPLICATION, id);
    }
    return id;
  }

  private static @Nullable Long id(Rows rows, long serviceId, String publicId) {
    return rows.from(APPLICATION)
        .fields(APPLICATION.ID)
        .where(is(serviceId, publicId))
        .first(row -> row.get(APPLICATION.ID));
  }

  private static Condition is(long serviceId, String publicId) {
    return APPLICATION.SERVICE_ID.eq(serviceId).and(APPLICATION.APPLICATION_ID.eq(publicId));
  }
}
