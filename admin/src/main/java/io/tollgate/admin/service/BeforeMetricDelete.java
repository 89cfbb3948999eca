package io.tollgate.admin.service;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Outcome;

/** Asked by whoever uses metrics before one is deleted: refuses, or lets go of it. */
@FunctionalInterface
public interface BeforeMetricDelete {
  Outcome<Metric> letGo(Transaction transaction, Caller caller, Metric metric);
}
