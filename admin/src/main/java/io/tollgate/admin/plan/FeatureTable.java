package io.tollgate.admin.plan;

import static io.tollgate.admin.database.schema.Tables.FEATURE;
import static io.tollgate.admin.database.schema.Tables.PLAN_FEATURE;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of features, and those that say which plans have them. */
final class FeatureTable {
  private FeatureTable() {}

  private static Condition of(@Nullable Long serviceId) {
    return serviceId == null ? FEATURE.SERVICE_ID.isNull() : FEATURE.SERVICE_ID.eq(serviceId);
  }

  /**
   * @param serviceId null for those of account plans
   */
  static List<Feature> all(Rows rows, @Nullable Long serviceId) {
    return rows.from(FEATURE).where(of(serviceId)).orderBy(FEATURE.ID).list(FeatureTable::feature);
  }

  static @Nullable Feature find(Rows rows, long id) {
    return rows.from(FEATURE).where(FEATURE.ID.eq(id)).first(FeatureTable::feature);
  }

  static boolean hasSystemName(
      Rows rows, @Nullable Long serviceId, PlanKind scope, String systemName) {
    return rows.from(FEATURE)
        .where(
            of(serviceId)
                .and(FEATURE.SCOPE.eq(scope.wireName()))
                .and(FEATURE.SYSTEM_NAME.eq(systemName)))
        .exists();
  }

  static long insert(
      Transaction transaction,
      @Nullable Long serviceId,
      PlanKind scope,
      FeatureAttributes attributes,
      long now) {
    Map<Field<?>, Object> row = row(attributes, now);
    row.put(FEATURE.SERVICE_ID, serviceId);
    row.put(FEATURE.SCOPE, scope.wireName());
    row.put(FEATURE.SYSTEM_NAME, attributes.systemName());
    row.put(FEATURE.CREATED_AT, now);
    return transaction.insert(FEATURE, row);
  }

  static void update(Transaction transaction, long id, FeatureAttributes attributes, long now) {
    transaction.update(FEATURE, row(attributes, now), id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(FEATURE, id);
  }

  static List<Feature> ofPlan(Rows rows, long planId) {
    return rows.from(FEATURE)
        .join(PLAN_FEATURE, PLAN_FEATURE.FEATURE_ID.eq(FEATURE.ID))
        .where(PLAN_FEATURE.PLAN_ID.eq(planId))
        .orderBy(FEATURE.ID)
        .list(FeatureTable::feature);
  }

  static boolean has(Rows rows, long planId, long featureId) {
    return rows.from(PLAN_FEATURE).where(in(planId, featureId)).exists();
  }

  static long give(Transaction transaction, long planId, long featureId, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(PLAN_FEATURE.PLAN_ID, planId);
    row.put(PLAN_FEATURE.FEATURE_ID, featureId);
    row.put(PLAN_FEATURE.CREATED_AT, now);
    return transaction.insert(PLAN_FEATURE, row);
  }

  static int take(Transaction transaction, long planId, long featureId) {
    return transaction.delete(PLAN_FEATURE, in(planId, featureId));
  }

  /** Gives a plan the same features as another one. */
  static void copy(Transaction transaction, long from, long to, long now) {
    for (Feature feature : ofPlan(transaction, from)) {
      give(transaction, to, feature.id(), now);
    }
  }

  private static Condition in(long planId, long featureId) {
    return PLAN_FEATURE.PLAN_ID.eq(planId).and(PLAN_FEATURE.FEATURE_ID.eq(featureId));
  }

  private static Map<Field<?>, Object> row(FeatureAttributes attributes, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(FEATURE.NAME, attributes.name());
    row.put(FEATURE.DESCRIPTION, attributes.description());
    row.put(FEATURE.VISIBLE, attributes.visible());
    row.put(FEATURE.UPDATED_AT, now);
    return row;
  }

  private static Feature feature(Record row) {
    String scope = row.get(FEATURE.SCOPE);
    PlanKind kind = PlanKind.named(scope);
    if (kind == null) {
      throw new IllegalStateException("a feature has the scope " + scope);
    }
    return new Feature(
        row.get(FEATURE.ID),
        row.get(FEATURE.SERVICE_ID),
        kind,
        new FeatureAttributes(
            row.get(FEATURE.NAME),
            row.get(FEATURE.SYSTEM_NAME),
            scope,
            row.get(FEATURE.DESCRIPTION),
            row.get(FEATURE.VISIBLE)),
        row.get(FEATURE.CREATED_AT),
        row.get(FEATURE.UPDATED_AT));
  }
}
