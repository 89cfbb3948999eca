package io.tollgate.admin.integration;

import static io.tollgate.admin.database.schema.Tables.PROXY;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The columns of proxies that say which ways to a token there are. */
final class FlowTable {
  private FlowTable() {}

  static @Nullable OidcFlows find(Rows rows, long serviceId) {
    return rows.from(PROXY).where(PROXY.SERVICE_ID.eq(serviceId)).first(FlowTable::flows);
  }

  static void update(Transaction transaction, OidcFlows flows) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(PROXY.STANDARD_FLOW_ENABLED, flows.standard());
    row.put(PROXY.IMPLICIT_FLOW_ENABLED, flows.implicit());
    row.put(PROXY.SERVICE_ACCOUNTS_ENABLED, flows.serviceAccounts());
    row.put(PROXY.DIRECT_ACCESS_GRANTS_ENABLED, flows.directGrants());
    transaction.update(PROXY, row, flows.id());
  }

  private static OidcFlows flows(Record row) {
    return new OidcFlows(
        row.get(PROXY.ID),
        row.get(PROXY.STANDARD_FLOW_ENABLED),
        row.get(PROXY.IMPLICIT_FLOW_ENABLED),
        row.get(PROXY.SERVICE_ACCOUNTS_ENABLED),
        row.get(PROXY.DIRECT_ACCESS_GRANTS_ENABLED));
  }
}
