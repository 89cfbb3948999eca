package io.tollgate.admin.publication;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.integration.ConfigVersion;
import io.tollgate.admin.integration.ConfigVersions;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.tenant.Tenant;
import io.tollgate.admin.tenant.Tenants;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.GatewayPublication;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes backend and gateway know exactly what the database knows. Changes made meanwhile are in the
 * outbox and follow.
 */
final class Resync {
  private final Database database;
  private final Tenants tenants;
  private final BackendAdministration backend;
  private final GatewayPublication gateway;

  Resync(
      Database database,
      Tenants tenants,
      BackendAdministration backend,
      GatewayPublication gateway) {
    this.database = database;
    this.tenants = tenants;
    this.backend = backend;
    this.gateway = gateway;
  }

  /**
   * Services first, so that nothing the gateway counts is unknown; then the gateway, which may
   * serve from then on; then the applications, most of which the backend remembers; removals last.
   */
  void run() {
    List<Tenant> all = tenants.all();
    List<Service> services = new ArrayList<>();
    List<ConfigVersion> versions = new ArrayList<>();
    for (Tenant tenant : all) {
      services.addAll(database.read(tenant.id(), Services::all));
      versions.addAll(database.read(tenant.id(), ConfigVersions::allCurrent));
    }
    for (Service service : services) {
      backend.putService(
          database.read(
              service.tenantId(), rows -> BackendCatalog.service(rows, service, List.of())));
    }
    gateway.replaceAll(new GatewayConfiguration(ServedVersions.of(versions)));
    services.forEach(this::applications);
    Set<String> known = new HashSet<>();
    services.forEach(service -> known.add(Long.toString(service.id())));
    for (String id : backend.serviceIds()) {
      if (!known.contains(id)) {
        backend.deleteService(id);
      }
    }
  }

  private void applications(Service service) {
    String serviceId = Long.toString(service.id());
    List<BackendApplication> present =
        database.read(
            service.tenantId(),
            rows -> ApplicationTable.all(rows, APPLICATION.SERVICE_ID.eq(service.id())));
    Set<String> known = new HashSet<>();
    for (BackendApplication application : present) {
      backend.putApplication(application);
      known.add(application.id());
    }
    for (String id : backend.applicationIds(serviceId)) {
      if (!known.contains(id)) {
        backend.deleteApplication(serviceId, id);
      }
    }
  }
}
