package io.tollgate.admin.database;

import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and changes the rows of one tenant; what is done is done together or not at all. */
public final class Transaction extends Rows {
  private final List<Runnable> afterCommit;

  Transaction(DSLContext sql, TenantScope scope, List<Runnable> afterCommit) {
    super(sql, scope);
    this.afterCommit = afterCommit;
  }

  List<Runnable> afterCommit() {
    return afterCommit;
  }

  /** Adds a row of this tenant and returns its id. */
  public long insert(Table<?> table, Map<? extends Field<?>, ?> values) {
    Field<Long> id = id(table);
    var insert = sql.insertInto(table).set(values);
    if (scope.tenantId() != null && !table.getName().equals("tenant")) {
      insert = insert.set(TenantScope.column(table), scope.tenantId());
    }
    Record made = insert.returning(id).fetchOne();
    if (made == null) {
      throw new IllegalStateException("no row was made in " + table.getName());
    }
    return made.get(id);
  }

  /** Changes rows of this tenant; how many. */
  public int update(Table<?> table, Map<? extends Field<?>, ?> values, Condition where) {
    return sql.update(table).set(values).where(scope.on(table)).and(where).execute();
  }

  /** Changes the row with this id; an id of another tenant changes nothing. */
  public int update(Table<?> table, Map<? extends Field<?>, ?> values, long id) {
    return update(table, values, id(table).eq(id));
  }

  /** Takes an entry out of the JSON objects of a column, in every row of this tenant. */
  public void removeEntry(TableField<?, String> column, String key) {
    Field<String> without =
        sql.dialect() == SQLDialect.SQLITE
            ? DSL.field("json_remove({0}, {1})", String.class, column, DSL.val("$.\"" + key + "\""))
            : DSL.field("({0}::jsonb - {1}::text)::text", String.class, column, DSL.val(key));
    update(column.getTable(), Map.of(column, without), column.contains("\"" + key + "\":"));
  }

  public int delete(Table<?> table, Condition where) {
    return sql.deleteFrom(table).where(scope.on(table)).and(where).execute();
  }

  public int delete(Table<?> table, long id) {
    return delete(table, id(table).eq(id));
  }

  /**
   * Keeps others from changing what hangs under this row until the transaction ends. To be called
   * before anything else is read, in the order products by id, backend, account, tenant. SQLite has
   * one writer anyway.
   */
  public void lock(Table<?> table, long id) {
    lock(table, id(table).eq(id));
  }

  /** As {@link #lock}, all rows of the tenant, by id. */
  public void lockAll(Table<?> table) {
    lock(table, DSL.noCondition());
  }

  private void lock(Table<?> table, Condition which) {
    if (sql.dialect() != SQLDialect.SQLITE) {
      sql.select(id(table))
          .from(table)
          .where(scope.on(table))
          .and(which)
          .orderBy(id(table))
          // New rows refer to their tenant; forUpdate would make each of them wait for this lock.
          .forNoKeyUpdate()
          .fetch();
    }
  }

  /** Runs this once the change is durable, never when it was rolled back. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  private static Field<Long> id(Table<?> table) {
    @Nullable Field<Long> id = table.field("id", Long.class);
    if (id == null) {
      throw new IllegalArgumentException("table " + table.getName() + " has no id");
    }
    return id;
  }
}
