package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Services record by record. Answers come from the file; after an edit the part that it concerns is
 * read back, and memory takes it over where it knows the service.
 */
final class EmbeddedServices implements ServiceRecords {

  private final CatalogDatabase database;
  private final EmbeddedCatalog memory;
  private final Consumer<String> serviceGone;

  EmbeddedServices(CatalogDatabase database, EmbeddedCatalog memory, Consumer<String> serviceGone) {
    this.database = database;
    this.memory = memory;
    this.serviceGone = serviceGone;
  }

  @Override
  public List<String> serviceIds(String after, int limit) {
    return database.read(in -> in.services.idsAfter(after, limit));
  }

  @Override
  public @Nullable ServiceAttributes service(String serviceId) {
    return database.find(in -> in.services.read(serviceId));
  }

  @Override
  public ServiceAttributes putService(ServiceAttributes service) {
    Put put =
        database.change(
            in -> put(in, service),
            made -> {
              made.added().ifPresent(memory::put);
              memory.put(made.changed());
            });
    return put.stored();
  }

  private Put put(CatalogTables in, ServiceAttributes service) throws SQLException {
    ServiceAttributes before = in.services.read(service.id());
    boolean staysDefault =
        before != null
            && before.defaultService()
            && before.providerKey().equals(service.providerKey());
    ProviderServices.Changed changed =
        in.providers.put(
            new ServiceAttributes(
                service.id(),
                service.providerKey(),
                service.mode(),
                service.referrerFiltersRequired(),
                service.active(),
                service.defaultService() || staysDefault));
    Optional<Service> added =
        before == null
            ? Optional.ofNullable(in.wholeServices.load(service.id(), memory::shared))
            : Optional.empty();
    return new Put(Objects.requireNonNull(in.services.read(service.id())), added, changed);
  }

  @Override
  public Deletion deleteService(String serviceId) {
    Deleted deleted =
        database.change(
            in -> delete(in, serviceId),
            made -> {
              if (made.deletion() == Deletion.DELETED) {
                memory.remove(serviceId);
              }
              memory.put(made.changed());
            });
    if (deleted.deletion() == Deletion.DELETED) {
      serviceGone.accept(serviceId);
    }
    return deleted.deletion();
  }

  private static Deleted delete(CatalogTables in, String serviceId) throws SQLException {
    ServiceAttributes service = in.services.read(serviceId);
    if (service == null) {
      return new Deleted(Deletion.UNKNOWN, ProviderServices.Changed.NOTHING);
    }
    if (service.defaultService() && in.services.hasOthers(service.providerKey(), serviceId)) {
      return new Deleted(Deletion.IS_DEFAULT, ProviderServices.Changed.NOTHING);
    }
    return new Deleted(Deletion.DELETED, in.providers.remove(serviceId));
  }

  @Override
  public KeyChange changeProviderKey(String from, String to) {
    return database
        .change(
            in -> {
              if (in.services.defaultOf(to) != null) {
                return new Moved(KeyChange.TAKEN, ProviderServices.Changed.NOTHING);
              }
              return in.services.defaultOf(from) == null
                  ? new Moved(KeyChange.UNKNOWN, ProviderServices.Changed.NOTHING)
                  : new Moved(KeyChange.CHANGED, in.providers.changeProviderKey(from, to));
            },
            made -> memory.put(made.changed()))
        .change();
  }

  @Override
  public boolean hasToken(ServiceToken token) {
    return database.read(in -> in.tokens.has(token.serviceId(), token.token()));
  }

  @Override
  public void addTokens(Collection<ServiceToken> tokens) {
    database.change(
        in -> {
          for (ServiceToken token : tokens) {
            in.tokens.add(token.serviceId(), token.token());
          }
          return tokensNow(in, tokens);
        },
        this::takeOverTokens);
  }

  @Override
  public int removeTokens(Collection<ServiceToken> tokens) {
    int[] removed = {0};
    database.change(
        in -> {
          removed[0] = 0;
          for (ServiceToken token : tokens) {
            removed[0] += in.tokens.remove(token.serviceId(), token.token());
          }
          return tokensNow(in, tokens);
        },
        this::takeOverTokens);
    return removed[0];
  }

  private static Map<String, Set<String>> tokensNow(
      CatalogTables in, Collection<ServiceToken> edited) throws SQLException {
    Map<String, Set<String>> now = new HashMap<>();
    for (ServiceToken token : edited) {
      if (!now.containsKey(token.serviceId())) {
        now.put(token.serviceId(), in.tokens.of(token.serviceId()));
      }
    }
    return now;
  }

  private void takeOverTokens(Map<String, Set<String>> tokensByService) {
    tokensByService.forEach(
        (serviceId, tokens) -> memory.change(serviceId, known -> known.withTokens(tokens)));
  }

  @Override
  public Set<String> tokens(String serviceId) {
    return database.read(in -> in.tokens.of(serviceId));
  }

  @Override
  public List<Metric> metrics(String serviceId) {
    return database.read(in -> in.metrics.of(serviceId));
  }

  @Override
  public @Nullable Metric metric(String serviceId, String metricId) {
    return database.find(in -> in.metrics.read(serviceId, metricId));
  }

  @Override
  public void putMetric(String serviceId, Metric metric) {
    database.change(
        in -> {
          in.metrics.put(serviceId, metric);
          return metricsNow(in, serviceId, true);
        },
        now -> takeOver(serviceId, now));
  }

  @Override
  public boolean deleteMetric(String serviceId, String metricId) {
    return database
        .change(
            in -> metricsNow(in, serviceId, in.metrics.remove(serviceId, metricId)),
            now -> takeOver(serviceId, now))
        .edited();
  }

  private static MetricsNow metricsNow(CatalogTables in, String serviceId, boolean edited)
      throws SQLException {
    return new MetricsNow(edited, in.metrics.of(serviceId), in.limits.of(serviceId));
  }

  private void takeOver(String serviceId, MetricsNow now) {
    memory.change(serviceId, known -> known.withMetrics(now.metrics(), now.limits()));
  }

  @Override
  public List<UsageLimit> limits(String serviceId) {
    return database.read(in -> in.limits.of(serviceId));
  }

  @Override
  public @Nullable UsageLimit limit(
      String serviceId, String planId, String metricId, Period period) {
    return database.find(in -> in.limits.read(serviceId, planId, metricId, period));
  }

  @Override
  public void putLimit(String serviceId, UsageLimit limit) {
    database.change(
        in -> {
          in.limits.put(serviceId, limit);
          return in.limits.of(serviceId, limit.planId());
        },
        now -> memory.change(serviceId, known -> known.withLimits(limit.planId(), now)));
  }

  @Override
  public void deleteLimit(String serviceId, String planId, String metricId, Period period) {
    database.change(
        in -> {
          in.limits.remove(serviceId, planId, metricId, period);
          return in.limits.of(serviceId, planId);
        },
        now -> memory.change(serviceId, known -> known.withLimits(planId, now)));
  }

  @Override
  public SortedSet<Integer> alertLimits(String serviceId) {
    List<Integer> levels = database.read(in -> in.alertLimits.of(serviceId));
    return new TreeSet<>(levels);
  }

  @Override
  public boolean addAlertLimit(String serviceId, int level) {
    return changeAlertLimits(serviceId, in -> in.alertLimits.add(serviceId, level));
  }

  @Override
  public boolean removeAlertLimit(String serviceId, int level) {
    return changeAlertLimits(serviceId, in -> in.alertLimits.remove(serviceId, level));
  }

  private boolean changeAlertLimits(String serviceId, CatalogDatabase.Work<Boolean> edit) {
    return database
        .change(
            in -> new AlertLimitsNow(edit.in(in), Set.copyOf(in.alertLimits.of(serviceId))),
            now -> memory.change(serviceId, known -> known.withAlertLimits(now.levels())))
        .edited();
  }

  /** What a put came to; the service with all that belongs to it when it is new. */
  private record Put(
      ServiceAttributes stored, Optional<Service> added, ProviderServices.Changed changed) {}

  private record Deleted(Deletion deletion, ProviderServices.Changed changed) {}

  private record Moved(KeyChange change, ProviderServices.Changed changed) {}

  private record MetricsNow(boolean edited, List<Metric> metrics, List<UsageLimit> limits) {}

  private record AlertLimitsNow(boolean edited, Set<Integer> levels) {}
}
