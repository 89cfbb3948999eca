package io.tollgate.admin.backendapi;

import io.tollgate.admin.database.Transaction;

/** Told before a service stops using a backend: lets go of what the service has on its metrics. */
@FunctionalInterface
public interface BeforeUnmount {
  void letGo(Transaction transaction, long serviceId, long backendId);
}
