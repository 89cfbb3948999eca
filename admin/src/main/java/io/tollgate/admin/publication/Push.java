package io.tollgate.admin.publication;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.event.RemovedMetric;
import io.tollgate.admin.integration.ConfigVersion;
import io.tollgate.admin.integration.ConfigVersions;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.GatewayPublication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Tells backend and gateway what is true now of what a batch names. Idempotent. */
final class Push {
  private final Database database;
  private final BackendAdministration backend;
  private final GatewayPublication gateway;

  Push(Database database, BackendAdministration backend, GatewayPublication gateway) {
    this.database = database;
    this.backend = backend;
    this.gateway = gateway;
  }

  /** Additions reach the backend before the gateway, removals the other way round. */
  void push(ServiceBatch batch) {
    if (batch.deleted) {
      delete(batch.serviceId);
      return;
    }
    boolean gatewayFollows = !batch.environments.isEmpty();
    if (batch.catalogue) {
      putService(batch, gatewayFollows ? batch.removedMetrics : List.of());
    }
    // First what is gone: its id may have been given to another application since.
    for (String publicId : batch.deletedApplications) {
      backend.deleteApplication(Long.toString(batch.serviceId), publicId);
    }
    applications(batch).forEach(backend::putApplication);
    for (Environment environment : batch.environments) {
      serve(batch, environment);
    }
    if (gatewayFollows && !batch.removedMetrics.isEmpty()) {
      putService(batch, List.of());
    }
  }

  private void delete(long serviceId) {
    String id = Long.toString(serviceId);
    for (Environment environment : Environment.values()) {
      gateway.remove(id, environment);
    }
    backend.deleteService(id);
  }

  private void putService(ServiceBatch batch, Collection<RemovedMetric> stillCounted) {
    BackendService service =
        database.<@Nullable BackendService>read(
            batch.tenantId,
            rows -> {
              Service found = service(rows, batch);
              return found == null ? null : BackendCatalog.service(rows, found, stillCounted);
            });
    if (service != null) {
      backend.putService(service);
    }
  }

  private static @Nullable Service service(Rows rows, ServiceBatch batch) {
    return Services.find(rows, Caller.operator(batch.tenantId, "publication"), batch.serviceId);
  }

  private List<BackendApplication> applications(ServiceBatch batch) {
    List<Condition> which = new ArrayList<>();
    if (!batch.applications.isEmpty()) {
      which.add(APPLICATION.ID.in(batch.applications));
    }
    if (!batch.plans.isEmpty()) {
      which.add(APPLICATION.PLAN_ID.in(batch.plans));
    }
    if (!batch.accounts.isEmpty()) {
      which.add(APPLICATION.ACCOUNT_ID.in(batch.accounts));
    }
    return which.isEmpty()
        ? List.of()
        : database.read(batch.tenantId, rows -> ApplicationTable.all(rows, DSL.or(which)));
  }

  private void serve(ServiceBatch batch, Environment environment) {
    ConfigVersion current =
        database.<@Nullable ConfigVersion>read(
            batch.tenantId, rows -> ConfigVersions.current(rows, batch.serviceId, environment));
    if (current != null) {
      ServedVersions.of(List.of(current)).forEach(gateway::put);
    }
  }
}
