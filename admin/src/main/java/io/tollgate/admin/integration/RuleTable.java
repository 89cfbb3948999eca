package io.tollgate.admin.integration;

import static io.tollgate.admin.database.schema.Tables.MAPPING_RULE;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.service.MetricOwner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of mapping rules. */
final class RuleTable {
  private RuleTable() {}

  private static Condition of(MetricOwner owner) {
    return switch (owner) {
      case MetricOwner.OfService service -> MAPPING_RULE.SERVICE_ID.eq(service.id());
      case MetricOwner.OfBackend backend -> MAPPING_RULE.BACKEND_API_ID.eq(backend.id());
    };
  }

  /** By position. */
  static List<ProxyRule> all(Rows rows, MetricOwner owner) {
    return rows.from(MAPPING_RULE)
        .where(of(owner))
        .orderBy(MAPPING_RULE.POSITION, MAPPING_RULE.ID)
        .list(RuleTable::rule);
  }

  static Page<ProxyRule> page(Rows rows, MetricOwner owner, PageRequest page) {
    Selection all =
        rows.from(MAPPING_RULE).where(of(owner)).orderBy(MAPPING_RULE.POSITION, MAPPING_RULE.ID);
    return new Page<>(
        all.slice(page.offset(), page.perPage()).list(RuleTable::rule), all.count(), page);
  }

  static @Nullable ProxyRule find(Rows rows, long id) {
    return rows.from(MAPPING_RULE).where(MAPPING_RULE.ID.eq(id)).first(RuleTable::rule);
  }

  static long insert(
      Transaction transaction, MetricOwner owner, RuleDraft draft, long position, long now) {
    Map<Field<?>, Object> row = row(draft, now);
    switch (owner) {
      case MetricOwner.OfService(long id) -> row.put(MAPPING_RULE.SERVICE_ID, id);
      case MetricOwner.OfBackend(long id) -> row.put(MAPPING_RULE.BACKEND_API_ID, id);
    }
    row.put(MAPPING_RULE.POSITION, position);
    row.put(MAPPING_RULE.CREATED_AT, now);
    return transaction.insert(MAPPING_RULE, row);
  }

  static void update(Transaction transaction, long id, RuleDraft draft, long now) {
    transaction.update(MAPPING_RULE, row(draft, now), id);
  }

  /** Gives each rule its place in this order. */
  static void order(Transaction transaction, List<ProxyRule> present, List<Long> wanted) {
    Map<Long, Long> before = new HashMap<>();
    present.forEach(rule -> before.put(rule.id(), rule.position()));
    for (int i = 0; i < wanted.size(); i++) {
      long position = i + 1L;
      Long id = wanted.get(i);
      Long old = before.get(id);
      if (old == null || old != position) {
        transaction.update(MAPPING_RULE, Map.of(MAPPING_RULE.POSITION, position), id);
      }
    }
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(MAPPING_RULE, id);
  }

  static int deleteOfMetric(Transaction transaction, long metricId) {
    return transaction.delete(MAPPING_RULE, MAPPING_RULE.METRIC_ID.eq(metricId));
  }

  private static Map<Field<?>, Object> row(RuleDraft draft, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(MAPPING_RULE.METRIC_ID, draft.metricId());
    row.put(MAPPING_RULE.HTTP_METHOD, draft.httpMethod());
    row.put(MAPPING_RULE.PATTERN, draft.pattern());
    row.put(MAPPING_RULE.DELTA, draft.delta());
    row.put(MAPPING_RULE.IS_LAST, draft.last());
    row.put(MAPPING_RULE.UPDATED_AT, now);
    return row;
  }

  private static ProxyRule rule(Record row) {
    Long service = row.get(MAPPING_RULE.SERVICE_ID);
    return new ProxyRule(
        row.get(MAPPING_RULE.ID),
        row.get(MAPPING_RULE.TENANT_ID),
        service == null
            ? new MetricOwner.OfBackend(row.get(MAPPING_RULE.BACKEND_API_ID))
            : new MetricOwner.OfService(service),
        row.get(MAPPING_RULE.METRIC_ID),
        row.get(MAPPING_RULE.HTTP_METHOD),
        row.get(MAPPING_RULE.PATTERN),
        row.get(MAPPING_RULE.DELTA),
        row.get(MAPPING_RULE.POSITION),
        row.get(MAPPING_RULE.IS_LAST),
        row.get(MAPPING_RULE.CREATED_AT),
        row.get(MAPPING_RULE.UPDATED_AT));
  }
}
