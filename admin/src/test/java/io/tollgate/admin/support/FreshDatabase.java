package io.tollgate.admin.support;

import io.tollgate.admin.database.DatabaseSettings;

/** An empty database of the suite's kind, for tests that look at a whole installation. */
public record FreshDatabase(DatabaseSettings settings) {}
