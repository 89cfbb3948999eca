package io.tollgate.admin.publication;

import io.tollgate.admin.backendapi.BackendApis;
import io.tollgate.admin.backendapi.BackendUsage;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.event.RemovedMetric;
import io.tollgate.admin.integration.ConfigVersions;
import io.tollgate.admin.integration.ServedMetrics;
import io.tollgate.admin.plan.UsageLimit;
import io.tollgate.admin.plan.UsageLimits;
import io.tollgate.admin.service.Metric;
import io.tollgate.admin.service.MetricOwner;
import io.tollgate.admin.service.Metrics;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.ServiceTokens;
import io.tollgate.admin.tenant.Tenant;
import io.tollgate.admin.tenant.Tenants;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.gateway.Environment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service as authorisation sees it, read from the rooms that know its parts. */
final class BackendCatalog {
  private BackendCatalog() {}

  /**
   * @param stillCounted metrics that are gone here and still in the configuration of a gateway
   */
  static BackendService service(
      Rows rows, Service service, Collection<RemovedMetric> stillCounted) {
    Tenant tenant = Tenants.of(rows);
    List<BackendService.Metric> metrics = new ArrayList<>();
    Set<Long> known = new HashSet<>();
    for (Metric metric : metrics(rows, service)) {
      known.add(metric.id());
      metrics.add(metric(metric.id(), metric.publishedName(), metric.parentId()));
    }
    List<RemovedMetric> gone = new ArrayList<>(stillCounted);
    for (Environment environment : Environment.values()) {
      gone.addAll(
          ServedMetrics.ofBackends(ConfigVersions.current(rows, service.id(), environment)));
    }
    for (RemovedMetric metric : gone) {
      if (known.add(metric.id())) {
        metrics.add(metric(metric.id(), metric.name(), parent(metric, known, gone)));
      }
    }
    Long defaultService = tenant.defaultServiceId();
    return new BackendService(
        Long.toString(service.id()),
        tenant.providerKey(),
        mode(service),
        service.switches().referrerFiltersRequired(),
        !tenant.isClosed(),
        defaultService != null && defaultService == service.id(),
        Set.copyOf(ServiceTokens.of(rows, service.id())),
        metrics,
        UsageLimits.ofService(rows, service.id()).stream().map(BackendCatalog::limit).toList(),
        service.alertChannels().levels());
  }

  /** Its parent, if that one is there, too. */
  private static @Nullable Long parent(
      RemovedMetric metric, Set<Long> known, List<RemovedMetric> gone) {
    Long parent = metric.parentId();
    return parent != null
            && (known.contains(parent) || gone.stream().anyMatch(other -> other.id() == parent))
        ? parent
        : null;
  }

  /** Its own and those of the backends it uses. */
  private static List<Metric> metrics(Rows rows, Service service) {
    List<Metric> all = new ArrayList<>(Metrics.of(rows, new MetricOwner.OfService(service.id())));
    List<BackendUsage> usages = BackendApis.usages(rows, service.id());
    Metrics.byBackend(rows, usages.stream().map(usage -> usage.backend().id()).toList())
        .values()
        .forEach(all::addAll);
    return all;
  }

  private static BackendService.Metric metric(long id, String name, @Nullable Long parentId) {
    return new BackendService.Metric(
        Long.toString(id), name, parentId == null ? null : Long.toString(parentId));
  }

  private static BackendService.UsageLimit limit(UsageLimit limit) {
    return new BackendService.UsageLimit(
        Long.toString(limit.planId()),
        Long.toString(limit.metricId()),
        limit.period(),
        // What the backend takes at most is as good as none: nobody uses that much.
        Math.min(limit.value(), BackendService.UsageLimit.MAX_VALUE));
  }

  private static AuthenticationMode mode(Service service) {
    return switch (service.backendVersion()) {
      case USER_KEY -> AuthenticationMode.USER_KEY;
      case APP_ID -> AuthenticationMode.APP_ID;
      case OAUTH, OIDC -> AuthenticationMode.OAUTH;
    };
  }
}
