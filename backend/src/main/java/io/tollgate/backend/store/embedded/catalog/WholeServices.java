package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.catalog.Subscription;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Services together with their parts, as the admin side puts them. */
final class WholeServices {

  private final CatalogTables tables;

  WholeServices(CatalogTables tables) {
    this.tables = tables;
  }

  @Nullable BackendService read(String id) throws SQLException {
    ServiceAttributes service = tables.services.read(id);
    return service == null
        ? null
        : new BackendService(
            id,
            service.providerKey(),
            service.mode(),
            service.referrerFiltersRequired(),
            service.active(),
            service.defaultService(),
            tables.tokens.of(id),
            tables.metrics.of(id),
            tables.limits.of(id),
            Set.copyOf(tables.alertLimits.of(id)));
  }

  /**
   * Reads a service with its applications as calls need it.
   *
   * @param shared answers one and the same object for equal ones
   */
  @Nullable Service load(String id, UnaryOperator<Subscription> shared) throws SQLException {
    BackendService stored = read(id);
    return stored == null ? null : new Service(stored, tables.loader.load(id, shared));
  }

  /** Makes the stored parts exactly these and writes only those that differ. */
  void replaceParts(BackendService service) throws SQLException {
    String id = service.id();
    Difference<String> tokens = Difference.between(tables.tokens.of(id), service.tokens());
    for (String token : tokens.gone()) {
      tables.tokens.remove(id, token);
    }
    for (String token : tokens.added()) {
      tables.tokens.add(id, token);
    }
    Difference<Integer> levels =
        Difference.between(tables.alertLimits.of(id), service.alertLimits());
    for (Integer level : levels.gone()) {
      tables.alertLimits.remove(id, level);
    }
    for (Integer level : levels.added()) {
      tables.alertLimits.add(id, level);
    }
    Difference<Metric> metrics = Difference.between(tables.metrics.of(id), service.metrics());
    for (Metric metric : metrics.gone()) {
      tables.metrics.remove(id, metric.id());
    }
    for (Metric metric : metrics.added()) {
      tables.metrics.replace(id, metric);
    }
    Difference<UsageLimit> limits = Difference.between(tables.limits.of(id), service.limits());
    for (UsageLimit limit : limits.gone()) {
      tables.limits.remove(id, limit.planId(), limit.metricId(), limit.period());
    }
    for (UsageLimit limit : limits.added()) {
      tables.limits.put(id, limit);
    }
  }

  void removeParts(String id) throws SQLException {
    tables.tokens.removeAll(id);
    tables.alertLimits.removeAll(id);
    tables.metrics.removeAll(id);
    tables.limits.removeAll(id);
  }
}
