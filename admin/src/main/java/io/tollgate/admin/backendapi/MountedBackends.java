package io.tollgate.admin.backendapi;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.service.MetricBackends;
import java.util.List;

/** Backends, for who has to do with metrics and rules of services and backends alike. */
final class MountedBackends implements MetricBackends {

  @Override
  public boolean locked(Transaction transaction, long backendId) {
    return BackendTable.locked(transaction, backendId) != null;
  }

  @Override
  public List<Long> services(Rows rows, long backendId) {
    return UsageTable.services(rows, backendId);
  }
}
