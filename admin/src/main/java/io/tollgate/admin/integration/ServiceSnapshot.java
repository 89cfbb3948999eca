package io.tollgate.admin.integration;

import io.tollgate.admin.backendapi.BackendApis;
import io.tollgate.admin.backendapi.BackendUsage;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.service.Metric;
import io.tollgate.admin.service.MetricOwner;
import io.tollgate.admin.service.Metrics;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.ServiceTokens;
import io.tollgate.admin.tenant.Tenant;
import io.tollgate.admin.tenant.Tenants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All of a service that goes into its configuration, as it is at one moment.
 *
 * @param tokens oldest first
 * @param metrics by id, those of used backends included
 * @param backendRules by id of the backend, each by position
 */
record ServiceSnapshot(
    Tenant tenant,
    Service service,
    Proxy proxy,
    List<String> tokens,
    Map<Long, Metric> metrics,
    List<ProxyRule> rules,
    List<BackendUsage> usages,
    Map<Long, List<ProxyRule>> backendRules) {

  static ServiceSnapshot read(Rows rows, Service service, Proxy proxy) {
    MetricOwner owner = new MetricOwner.OfService(service.id());
    List<BackendUsage> usages = BackendApis.usages(rows, service.id());
    Map<Long, Metric> metrics = new HashMap<>();
    List<Metric> all = new ArrayList<>(Metrics.of(rows, owner));
    List<Long> backends = usages.stream().map(usage -> usage.backend().id()).toList();
    Metrics.byBackend(rows, backends).values().forEach(all::addAll);
    all.forEach(metric -> metrics.put(metric.id(), metric));
    Map<Long, List<ProxyRule>> backendRules = new HashMap<>();
    for (Long backend : backends) {
      backendRules.put(backend, RuleTable.all(rows, new MetricOwner.OfBackend(backend)));
    }
    return new ServiceSnapshot(
        Tenants.of(rows),
        service,
        proxy,
        ServiceTokens.of(rows, service.id()),
        metrics,
        RuleTable.all(rows, owner),
        usages,
        backendRules);
  }

  /** Whether a configuration can be made of it. */
  boolean isComplete() {
    return !tokens.isEmpty() && !usages.isEmpty();
  }

  /** Without tokens and all else that may be secret. */
  @Override
  public String toString() {
    return "ServiceSnapshot[" + service.id() + "]";
  }
}
