package io.tollgate.admin.service;

import static io.tollgate.admin.database.schema.Tables.METRIC;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of metrics and methods. */
final class MetricTable {
  private MetricTable() {}

  static Condition of(MetricOwner owner) {
    return switch (owner) {
      case MetricOwner.OfService service -> METRIC.SERVICE_ID.eq(service.id());
      case MetricOwner.OfBackend backend -> METRIC.BACKEND_API_ID.eq(backend.id());
    };
  }

  static List<Metric> all(Rows rows, MetricOwner owner) {
    return rows.from(METRIC).where(of(owner)).orderBy(METRIC.ID).list(MetricTable::metric);
  }

  /**
   * @param parentId only the methods of this metric, null for metrics and methods together
   */
  static Page<Metric> page(
      Rows rows, MetricOwner owner, @Nullable Long parentId, PageRequest page) {
    Selection all =
        rows.from(METRIC)
            .where(of(owner))
            .where(parentId == null ? DSL.noCondition() : METRIC.PARENT_ID.eq(parentId))
            .orderBy(METRIC.ID);
    return new Page<>(
        all.slice(page.offset(), page.perPage()).list(MetricTable::metric), all.count(), page);
  }

  /** Of all services of the tenant; backends' own ones are left out. */
  static Map<Long, List<Metric>> byService(Rows rows, Collection<Long> services) {
    return grouped(
        rows.from(METRIC)
            .where(METRIC.SERVICE_ID.in(services))
            .orderBy(METRIC.ID)
            .list(MetricTable::metric));
  }

  static Map<Long, List<Metric>> byBackend(Rows rows, Collection<Long> backends) {
    return grouped(
        rows.from(METRIC)
            .where(METRIC.BACKEND_API_ID.in(backends))
            .orderBy(METRIC.ID)
            .list(MetricTable::metric));
  }

  private static Map<Long, List<Metric>> grouped(List<Metric> metrics) {
    Map<Long, List<Metric>> byOwner = new HashMap<>();
    metrics.forEach(
        metric ->
            byOwner.computeIfAbsent(metric.owner().id(), id -> new ArrayList<>()).add(metric));
    return byOwner;
  }

  static @Nullable Metric find(Rows rows, long id) {
    return rows.from(METRIC).where(METRIC.ID.eq(id)).first(MetricTable::metric);
  }

  static @Nullable Metric named(Rows rows, MetricOwner owner, String systemName) {
    return rows.from(METRIC)
        .where(of(owner).and(METRIC.SYSTEM_NAME.eq(systemName)))
        .first(MetricTable::metric);
  }

  /**
   * @param except id of the metric itself, 0 for a new one
   */
  static boolean hasFriendlyName(Rows rows, MetricOwner owner, String name, long except) {
    return rows.from(METRIC)
        .where(of(owner).and(METRIC.FRIENDLY_NAME.eq(name)).and(METRIC.ID.ne(except)))
        .exists();
  }

  static long insert(
      Transaction transaction,
      MetricOwner owner,
      @Nullable Long parentId,
      String systemName,
      MetricDraft draft,
      long now) {
    Map<Field<?>, Object> row = row(draft, now);
    switch (owner) {
      case MetricOwner.OfService(long id) -> row.put(METRIC.SERVICE_ID, id);
      case MetricOwner.OfBackend(long id) -> row.put(METRIC.BACKEND_API_ID, id);
    }
    row.put(METRIC.PARENT_ID, parentId);
    row.put(METRIC.SYSTEM_NAME, systemName);
    row.put(METRIC.CREATED_AT, now);
    return transaction.insert(METRIC, row);
  }

  static void update(Transaction transaction, long id, MetricDraft draft, long now) {
    transaction.update(METRIC, row(draft, now), id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(METRIC, id);
  }

  private static Map<Field<?>, Object> row(MetricDraft draft, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(METRIC.FRIENDLY_NAME, draft.friendlyName());
    row.put(METRIC.DESCRIPTION, draft.description());
    row.put(METRIC.UNIT, draft.unit());
    row.put(METRIC.UPDATED_AT, now);
    return row;
  }

  private static Metric metric(Record row) {
    Long service = row.get(METRIC.SERVICE_ID);
    return new Metric(
        row.get(METRIC.ID),
        service == null
            ? new MetricOwner.OfBackend(row.get(METRIC.BACKEND_API_ID))
            : new MetricOwner.OfService(service),
        row.get(METRIC.PARENT_ID),
        row.get(METRIC.SYSTEM_NAME),
        row.get(METRIC.FRIENDLY_NAME),
        row.get(METRIC.DESCRIPTION),
        row.get(METRIC.UNIT),
        row.get(METRIC.CREATED_AT),
        row.get(METRIC.UPDATED_AT));
  }
}
