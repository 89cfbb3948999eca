package io.tollgate.admin.publication;

import io.tollgate.admin.event.Outbox;
import io.tollgate.admin.event.Publication;
import io.tollgate.admin.event.RemovedMetric;
import io.tollgate.protocol.gateway.Environment;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything undone of one service, each aggregate once. Filled while the outbox is read. */
final class ServiceBatch {
  final long tenantId;
  final long serviceId;
  final Set<Long> entries = new LinkedHashSet<>();
  final Set<RemovedMetric> removedMetrics = new LinkedHashSet<>();
  final Set<Long> applications = new LinkedHashSet<>();
  final Set<String> deletedApplications = new LinkedHashSet<>();
  final Set<Long> plans = new LinkedHashSet<>();
  final Set<Long> accounts = new LinkedHashSet<>();
  final Set<Environment> environments = EnumSet.noneOf(Environment.class);
  boolean catalogue;
  boolean deleted;

  private ServiceBatch(long tenantId, long serviceId) {
    this.tenantId = tenantId;
    this.serviceId = serviceId;
  }

  /**
   * Batches in the order of their oldest entry. What belongs to no single service is a batch of the
   * service 0.
   */
  static List<ServiceBatch> of(List<Outbox.Entry> undone) {
    record Key(long tenantId, long serviceId) {}
    Map<Key, ServiceBatch> batches = new LinkedHashMap<>();
    for (Outbox.Entry entry : undone) {
      Long service = entry.publication().service();
      Key key = new Key(entry.tenantId(), service == null ? 0 : service);
      batches.computeIfAbsent(key, k -> new ServiceBatch(k.tenantId(), k.serviceId())).add(entry);
    }
    return List.copyOf(batches.values());
  }

  private void add(Outbox.Entry entry) {
    entries.add(entry.id());
    switch (entry.publication()) {
      case Publication.OfService(long id, List<RemovedMetric> removed) -> {
        catalogue = true;
        removedMetrics.addAll(removed);
      }
      case Publication.OfDeletedService(long id) -> deleted = true;
      case Publication.OfApplication(long id, long application) -> applications.add(application);
      case Publication.OfDeletedApplication(long id, String publicId) ->
          deletedApplications.add(publicId);
      case Publication.OfPlanApplications(long id, long plan) -> plans.add(plan);
      case Publication.OfAccountApplications(long account) -> accounts.add(account);
      case Publication.OfConfiguration(long id, Environment environment) ->
          environments.add(environment);
    }
  }
}
