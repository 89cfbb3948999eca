package io.tollgate.admin.support;

import static io.tollgate.admin.database.schema.Tables.ALERT;

import io.tollgate.admin.outcome.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;

/** What the backend has noticed, put where it would come to be. */
public final class Noticed {
  private Noticed() {}

  /** An alert that is not read yet; its id. */
  public static long alert(Installation installation, long tenant, long application) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(ALERT.APPLICATION_ID, application);
    row.put(ALERT.LEVEL, 80L);
    row.put(ALERT.UTILIZATION, 8_100L);
    row.put(ALERT.MESSAGE, "hits per day: 81/100");
    row.put(ALERT.STATE, "unread");
    row.put(ALERT.CREATED_AT, 1L);
    Outcome<Long> id =
        installation
            .admin()
            .database()
            .write(tenant, transaction -> Outcome.done(transaction.insert(ALERT, row)));
    return id.orThrow();
  }

  /** So many alerts and refused calls. */
  static void several(
      Installation installation, long tenant, long service, long application, int number) {
    for (int i = 0; i < number; i++) {
      long unused = alert(installation, tenant, application);
      installation.observation().refused(service, "metric_invalid", "message", i);
    }
  }
}
