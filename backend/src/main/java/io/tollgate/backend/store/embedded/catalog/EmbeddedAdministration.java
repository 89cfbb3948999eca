package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.Applications;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Edits whole services and applications. A full re-sync repeats everything, so what is stored
 * already is not written again.
 */
final class EmbeddedAdministration implements BackendAdministration {

  private final CatalogDatabase database;
  private final EmbeddedCatalog memory;
  private final Consumer<String> serviceGone;

  EmbeddedAdministration(
      CatalogDatabase database, EmbeddedCatalog memory, Consumer<String> serviceGone) {
    this.database = database;
    this.memory = memory;
    this.serviceGone = serviceGone;
  }

  @Override
  public void putService(BackendService service) {
    database.change(
        in -> replace(in, service),
        change ->
            change.ifPresent(
                made -> {
                  memory.put(made.service());
                  memory.put(made.changed());
                }));
  }

  private Optional<ServiceChange> replace(CatalogTables in, BackendService service)
      throws SQLException {
    @Nullable BackendService stored = in.wholeServices.read(service.id());
    if (stored != null && same(stored, service, in)) {
      return Optional.empty();
    }
    ProviderServices.Changed changed = in.providers.put(ServiceAttributes.of(service));
    in.wholeServices.replaceParts(service);
    @Nullable Applications known = memory.applicationsOf(service.id());
    Applications applications =
        known == null ? in.loader.load(service.id(), memory::shared) : known;
    return Optional.of(new ServiceChange(new Service(service, applications), changed));
  }

  private static boolean same(BackendService stored, BackendService wanted, CatalogTables in)
      throws SQLException {
    // A provider's only service is its default, whatever it says.
    boolean sameDefault =
        stored.defaultService() == wanted.defaultService()
            || (stored.defaultService()
                && !in.services.hasOthers(stored.providerKey(), stored.id()));
    return sameDefault
        && stored.providerKey().equals(wanted.providerKey())
        && stored.mode() == wanted.mode()
        && stored.referrerFiltersRequired() == wanted.referrerFiltersRequired()
        && stored.active() == wanted.active()
        && stored.tokens().equals(wanted.tokens())
        && stored.alertLimits().equals(wanted.alertLimits())
        && new HashSet<>(stored.metrics()).equals(new HashSet<>(wanted.metrics()))
        && new HashSet<>(stored.limits()).equals(new HashSet<>(wanted.limits()));
  }

  @Override
  public void deleteService(String serviceId) {
    database.change(
        in -> {
          in.wholeServices.removeParts(serviceId);
          in.wholeApplications.removeAll(serviceId);
          return in.providers.remove(serviceId);
        },
        changed -> {
          memory.remove(serviceId);
          memory.put(changed);
        });
    serviceGone.accept(serviceId);
  }

  @Override
  public void putApplication(BackendApplication application) {
    database.change(
        in -> replace(in, application),
        change -> change.ifPresent(gone -> takeOver(application, gone)));
  }

  private Optional<Set<String>> replace(CatalogTables in, BackendApplication application)
      throws SQLException {
    String serviceId = application.serviceId();
    if (memory.service(serviceId) == null) {
      throw new IllegalArgumentException(
          "application %s belongs to service %s, which the backend does not know: put the service first"
              .formatted(application.id(), serviceId));
    }
    return application.equals(in.wholeApplications.read(serviceId, application.id()))
        ? Optional.empty()
        : Optional.of(in.wholeApplications.replace(application));
  }

  private void takeOver(BackendApplication application, Set<String> goneUserKeys) {
    memory.put(application);
    @Nullable Applications applications = memory.applicationsOf(application.serviceId());
    if (applications != null) {
      application.userKeys().forEach(key -> applications.putUserKey(key, application.id()));
      goneUserKeys.forEach(applications::removeUserKey);
    }
  }

  @Override
  public void deleteApplication(String serviceId, String applicationId) {
    database.change(
        in -> in.wholeApplications.remove(serviceId, applicationId),
        goneUserKeys -> {
          Applications applications = memory.applicationsOf(serviceId);
          if (applications != null) {
            applications.remove(applicationId);
            goneUserKeys.forEach(applications::removeUserKey);
          }
        });
  }

  @Override
  public Set<String> serviceIds() {
    return memory.serviceIds();
  }

  @Override
  public Set<String> applicationIds(String serviceId) {
    Applications applications = memory.applicationsOf(serviceId);
    return applications == null ? Set.of() : applications.ids();
  }

  @Override
  public @Nullable BackendService service(String serviceId) {
    return database.find(in -> in.wholeServices.read(serviceId));
  }

  @Override
  public List<BackendApplication> applications(String serviceId, String after, int most) {
    return database.read(in -> in.wholeApplications.after(serviceId, after, most));
  }

  /** What memory takes over of a service that was put. */
  private record ServiceChange(Service service, ProviderServices.Changed changed) {}
}
