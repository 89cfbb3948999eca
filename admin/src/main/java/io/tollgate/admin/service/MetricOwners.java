package io.tollgate.admin.service;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import java.util.List;

/**
 * Services and backends as owners of metrics and mapping rules: kept from others while these
 * change. Locks are taken in the order services by id, backend.
 */
public final class MetricOwners {
  private final MetricBackends backends;

  public MetricOwners(MetricBackends backends) {
    this.backends = backends;
  }

  /** Whether it is still there; nobody else changes it until the transaction ends. */
  public boolean locked(Transaction transaction, MetricOwner owner) {
    return switch (owner) {
      case MetricOwner.OfService(long id) -> Services.locked(transaction, id) != null;
      case MetricOwner.OfBackend(long id) -> backends.locked(transaction, id);
    };
  }

  /**
   * As {@link #locked}, together with every service that counts on its metrics; they come back. A
   * conflict when a service began to use a backend at this very moment.
   */
  public Outcome<List<Long>> lockedWithServices(Transaction transaction, MetricOwner owner) {
    List<Long> before = services(transaction, owner);
    before.forEach(id -> Services.locked(transaction, id));
    if (!locked(transaction, owner)) {
      return Outcome.notFound();
    }
    List<Long> now = services(transaction, owner);
    return before.containsAll(now) ? Outcome.done(now) : Outcome.failed(new Refusal.Conflict());
  }

  /** The services that have its metrics, by id: itself, or the users of a backend. */
  public List<Long> services(Rows rows, MetricOwner owner) {
    return switch (owner) {
      case MetricOwner.OfService(long id) -> List.of(id);
      case MetricOwner.OfBackend(long id) -> backends.services(rows, id);
    };
  }
}
