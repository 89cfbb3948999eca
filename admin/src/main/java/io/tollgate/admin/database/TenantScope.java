package io.tollgate.admin.database;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a handle reaches.
 *
 * @param tenantId null reaches the rows of all tenants
 */
record TenantScope(@Nullable Long tenantId) {

  static final TenantScope ALL = new TenantScope(null);

  Condition on(Table<?> table) {
    return tenantId == null ? DSL.noCondition() : column(table).eq(tenantId);
  }

  /** The column that names the tenant a row belongs to. */
  static Field<Long> column(Table<?> table) {
    Field<Long> column = table.field("tenant_id", Long.class);
    if (column == null && table.getName().equals("tenant")) {
      column = table.field("id", Long.class);
    }
    if (column == null) {
      throw new IllegalArgumentException("table " + table.getName() + " belongs to no tenant");
    }
    return column;
  }
}
