/** Transactions, tenant scope and migrations, on both databases. */
@NullMarked
package io.tollgate.admin.database;

import org.jspecify.annotations.NullMarked;
