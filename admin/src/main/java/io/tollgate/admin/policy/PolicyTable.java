package io.tollgate.admin.policy;

import static io.tollgate.admin.database.schema.Tables.POLICY;
import static io.tollgate.admin.database.schema.Tables.PROXY;
import static io.tollgate.admin.database.schema.Tables.PROXY_CONFIG;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Sized;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rows of registered policies. */
final class PolicyTable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private PolicyTable() {}

  static List<Policy> all(Rows rows) {
    return rows.from(POLICY).orderBy(POLICY.ID).list(PolicyTable::policy);
  }

  static long octets(Rows rows) {
    return rows.from(POLICY).octets(POLICY.MANIFEST);
  }

  /** One without its manifest, by id, or by name and version with a hyphen between. */
  static @Nullable Sized sized(Rows rows, String idOrName) {
    return rows.from(POLICY)
        .where(
            POLICY
                .ID
                .cast(String.class)
                .eq(idOrName)
                .or(DSL.concat(POLICY.NAME, DSL.inline("-"), POLICY.VERSION).eq(idOrName)))
        .orderBy(POLICY.ID)
        .sized(POLICY.ID, POLICY.MANIFEST);
  }

  static @Nullable Policy find(Rows rows, long id) {
    return rows.from(POLICY).where(POLICY.ID.eq(id)).first(PolicyTable::policy);
  }

  /**
   * @param except id of the policy itself, 0 for a new one
   */
  static boolean has(Rows rows, PolicyAttributes attributes, long except) {
    return rows.from(POLICY)
        .where(
            POLICY
                .NAME
                .eq(attributes.name())
                .and(POLICY.VERSION.eq(attributes.version()))
                .and(POLICY.ID.ne(except)))
        .exists();
  }

  /** Whether a service's chain, or a configuration that is served, has it. */
  static boolean isUsed(Rows rows, Policy policy) {
    // Chains are kept without blanks and with these two fields first.
    String item =
        "\"name\":"
            + JSON.writeValueAsString(policy.attributes().name())
            + ",\"version\":"
            + JSON.writeValueAsString(policy.attributes().version());
    return rows.from(PROXY).where(DSL.position(PROXY.POLICIES_CONFIG, item).gt(0)).exists()
        || rows.from(PROXY_CONFIG)
            .where(DSL.condition(PROXY_CONFIG.IS_CURRENT))
            .where(DSL.position(PROXY_CONFIG.CONTENT, item).gt(0))
            .exists();
  }

  static long insert(Transaction transaction, PolicyAttributes attributes, long now) {
    Map<Field<?>, Object> row = row(attributes, now);
    row.put(POLICY.CREATED_AT, now);
    return transaction.insert(POLICY, row);
  }

  static void update(Transaction transaction, long id, PolicyAttributes attributes, long now) {
    transaction.update(POLICY, row(attributes, now), id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(POLICY, id);
  }

  private static Map<Field<?>, Object> row(PolicyAttributes attributes, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(POLICY.NAME, attributes.name());
    row.put(POLICY.VERSION, attributes.version());
    row.put(POLICY.MANIFEST, String.valueOf(attributes.schema()));
    row.put(POLICY.UPDATED_AT, now);
    return row;
  }

  private static Policy policy(Record row) {
    return new Policy(
        row.get(POLICY.ID),
        new PolicyAttributes(
            row.get(POLICY.NAME), row.get(POLICY.VERSION), JSON.readTree(row.get(POLICY.MANIFEST))),
        row.get(POLICY.CREATED_AT),
        row.get(POLICY.UPDATED_AT));
  }
}
