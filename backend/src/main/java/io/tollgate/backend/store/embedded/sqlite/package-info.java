/**
 * How every SQLite file of the data directory is opened and asked. Knows no table. Depends on
 * store, for what it throws.
 */
@NullMarked
package io.tollgate.backend.store.embedded.sqlite;

import org.jspecify.annotations.NullMarked;
