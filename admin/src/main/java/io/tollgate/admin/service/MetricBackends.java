package io.tollgate.admin.service;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.List;

/** Backends as owners of metrics: their rows are of a room above. */
public interface MetricBackends {

  /** Whether it is still there; nobody else changes it until the transaction ends. */
  boolean locked(Transaction transaction, long backendId);

  /** The services that use it, by id. */
  List<Long> services(Rows rows, long backendId);
}
