package io.tollgate.admin.database;

import org.jooq.DSLContext;
import org.jooq.Table;

/** Reads the rows of one tenant, inside one transaction. */
public sealed class Rows permits Transaction {
  final DSLContext sql;
  final TenantScope scope;

  Rows(DSLContext sql, TenantScope scope) {
    this.sql = sql;
    this.scope = scope;
  }

  /** Begins a selection of this table's rows that belong to the tenant. */
  public Selection from(Table<?> table) {
    return new Selection(this, table);
  }
}
