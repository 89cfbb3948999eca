/**
 * The system of record's storage: SQLite or PostgreSQL from one set of migrations, transactions,
 * and a handle that scopes every statement to one tenant; jOOQ's own context never leaves this
 * package. Table classes ({@code schema}) are generated from the migrations at build time.
 * Implements the storage rules of account-management-api.md, 12 (17) and portals.md, 8. Depends on
 * outcome.
 */
@NullMarked
package io.tollgate.admin.database;

import org.jspecify.annotations.NullMarked;
