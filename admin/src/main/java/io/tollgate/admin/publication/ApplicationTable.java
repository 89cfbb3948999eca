package io.tollgate.admin.publication;

import static io.tollgate.admin.database.schema.Tables.ACCOUNT;
import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.APPLICATION_KEY;
import static io.tollgate.admin.database.schema.Tables.PLAN;
import static io.tollgate.admin.database.schema.Tables.REFERRER_FILTER;
import static io.tollgate.admin.database.schema.Tables.TENANT;

import io.tollgate.admin.database.Rows;
import io.tollgate.protocol.administration.BackendApplication;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Applications as authorisation sees them: three statements, however many they are. */
final class ApplicationTable {
  private static final String APPROVED = "approved";

  private ApplicationTable() {}

  static List<BackendApplication> all(Rows rows, Condition which) {
    var ids = rows.from(APPLICATION).where(which).column(APPLICATION.ID);
    Map<Long, Set<String>> keys =
        texts(
            rows,
            APPLICATION_KEY,
            APPLICATION_KEY.APPLICATION_ID,
            APPLICATION_KEY.VALUE,
            APPLICATION_KEY.APPLICATION_ID.in(ids));
    Map<Long, Set<String>> filters =
        texts(
            rows,
            REFERRER_FILTER,
            REFERRER_FILTER.APPLICATION_ID,
            REFERRER_FILTER.VALUE,
            REFERRER_FILTER.APPLICATION_ID.in(ids));
    return rows.from(APPLICATION)
        .join(PLAN, PLAN.ID.eq(APPLICATION.PLAN_ID))
        .join(ACCOUNT, ACCOUNT.ID.eq(APPLICATION.ACCOUNT_ID))
        .join(TENANT, TENANT.ID.eq(APPLICATION.TENANT_ID))
        .where(which)
        .orderBy(APPLICATION.ID)
        .list(row -> application(row, keys, filters));
  }

  private static Map<Long, Set<String>> texts(
      Rows rows, Table<?> table, Field<Long> owner, Field<String> value, Condition which) {
    Map<Long, Set<String>> texts = new HashMap<>();
    rows.from(table)
        .where(which)
        .list(
            row ->
                texts.computeIfAbsent(row.get(owner), id -> new HashSet<>()).add(row.get(value)));
    return texts;
  }

  private static BackendApplication application(
      Record row, Map<Long, Set<String>> keys, Map<Long, Set<String>> filters) {
    Long id = row.get(APPLICATION.ID);
    return new BackendApplication(
        Long.toString(row.get(APPLICATION.SERVICE_ID)),
        row.get(APPLICATION.APPLICATION_ID),
        state(row),
        Long.toString(row.get(APPLICATION.PLAN_ID)),
        row.get(PLAN.NAME),
        row.get(APPLICATION.REDIRECT_URL),
        Set.of(row.get(APPLICATION.USER_KEY)),
        keys.getOrDefault(id, Set.of()),
        filters.getOrDefault(id, Set.of()));
  }

  /** An application is active only while it is live and its account and tenant are approved. */
  private static String state(Record row) {
    String state = row.get(APPLICATION.STATE);
    boolean enabled =
        row.get(ACCOUNT.STATE).equals(APPROVED) && row.get(TENANT.STATE).equals(APPROVED);
    if (state.equals("live")) {
      return enabled ? "active" : "suspended";
    }
    return state.equals("pending") ? "pending" : "suspended";
  }
}
