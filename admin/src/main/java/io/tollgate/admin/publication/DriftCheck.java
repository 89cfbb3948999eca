package io.tollgate.admin.publication;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Outbox;
import io.tollgate.admin.integration.ConfigVersion;
import io.tollgate.admin.integration.ConfigVersions;
import io.tollgate.admin.publication.drift.Comparison;
import io.tollgate.admin.publication.drift.Difference;
import io.tollgate.admin.publication.drift.DriftReport;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the database says with what backend and gateway know. Changes nothing; may be run
 * beside the publisher.
 */
final class DriftCheck {
  private static final int PAGE = 1_000;

  private final Database database;
  private final Tenants tenants;
  private final BackendAdministration backend;
  private final GatewayPublication gateway;
  private final Outbox outbox;

  DriftCheck(
      Database database,
      Tenants tenants,
      BackendAdministration backend,
      GatewayPublication gateway) {
    this.database = database;
    this.tenants = tenants;
    this.backend = backend;
    this.gateway = gateway;
    this.outbox = new Outbox(database);
  }

  private record Look(int products, List<Difference> differences) {}

  /**
   * Both sides are read one after the other, and edits go on meanwhile. So a difference counts when
   * it is seen twice and nothing of its product waits in the outbox.
   */
  DriftReport run() {
    Look first = look(any -> true);
    if (first.differences().isEmpty()) {
      return report(first.products(), List.of(), Set.of());
    }
    Set<String> suspects = services(first.differences());
    Waiting before = Waiting.in(outbox);
    List<Difference> again = look(suspects::contains).differences();
    Waiting after = Waiting.in(outbox);
    List<Difference> lasting =
        again.stream()
            .filter(first.differences()::contains)
            .filter(difference -> !before.holds(difference) && !after.holds(difference))
            .toList();
    Set<String> moving = services(again);
    moving.removeAll(services(lasting));
    return report(first.products(), lasting, moving);
  }

  private DriftReport report(int products, List<Difference> lasting, Set<String> moving) {
    return new DriftReport(products, gateway.served() != null, lasting, moving.size());
  }

  private static Set<String> services(List<Difference> differences) {
    return differences.stream()
        .map(Difference::service)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Look look(Predicate<String> which) {
    List<Difference> differences = new ArrayList<>();
    Set<String> known = backend.serviceIds().stream().filter(which).collect(Collectors.toSet());
    GatewayConfiguration served = gateway.served();
    Set<String> wanted = new HashSet<>();
    List<ConfigVersion> versions = new ArrayList<>();
    for (Tenant tenant : tenants.all()) {
      versions.addAll(database.read(tenant.id(), ConfigVersions::allCurrent));
      for (Service service : database.read(tenant.id(), Services::all)) {
        String id = Long.toString(service.id());
        if (which.test(id)) {
          wanted.add(id);
          differences.addAll(product(service, known.contains(id)));
        }
      }
    }
    differences.addAll(Comparison.products(wanted, known));
    if (served != null) {
      versions.removeIf(version -> !which.test(Long.toString(version.serviceId())));
      differences.addAll(
          Comparison.versions(
              ServedVersions.of(versions),
              served.services().stream()
                  .filter(service -> which.test(service.service().id()))
                  .toList()));
    }
    return new Look(wanted.size(), differences);
  }

  private List<Difference> product(Service service, boolean known) {
    String id = Long.toString(service.id());
    List<Difference> differences =
        new ArrayList<>(
            Comparison.product(
                database.read(
                    service.tenantId(), rows -> BackendCatalog.service(rows, service, List.of())),
                known ? backend.service(id) : null));
    if (known) {
      differences.addAll(
          Comparison.applications(
              id,
              database.read(
                  service.tenantId(),
                  rows -> ApplicationTable.all(rows, APPLICATION.SERVICE_ID.eq(service.id()))),
              knownApplications(id)));
    }
    return differences;
  }

  private List<BackendApplication> knownApplications(String service) {
    List<BackendApplication> all = new ArrayList<>();
    String after = "";
    List<BackendApplication> page;
    do {
      page = backend.applications(service, after, PAGE);
      all.addAll(page);
      after = page.isEmpty() ? after : page.getLast().id();
    } while (page.size() == PAGE);
    return all;
  }

  /**
   * What is still to be published.
   *
   * @param everything whether some of it belongs to no single product
   */
  private record Waiting(boolean everything, Set<Long> services) {
    static Waiting in(Outbox outbox) {
      Set<@Nullable Long> found = outbox.waiting();
      return new Waiting(
          found.contains(null),
          found.stream().flatMap(java.util.stream.Stream::ofNullable).collect(Collectors.toSet()));
    }

    boolean holds(Difference difference) {
      return everything
          || services.stream().anyMatch(id -> Long.toString(id).equals(difference.service()));
    }
  }
}
