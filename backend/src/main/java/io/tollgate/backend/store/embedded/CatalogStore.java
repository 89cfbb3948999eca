package io.tollgate.backend.store.embedded;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The catalog of one data directory: read from {@code catalog.db} at start, so that the backend can
 * start without the admin side; from then on every put goes to the file first and then to memory.
 */
public final class CatalogStore implements BackendAdministration, AutoCloseable {

  private final EmbeddedCatalog catalog = new EmbeddedCatalog();
  private final CatalogDatabase database;

  private CatalogStore(CatalogDatabase database) throws SQLException {
    this.database = database;
    for (BackendService service : database.services().all()) {
      catalog.put(service);
    }
    database.applications().all(application -> catalog.put(Application.of(application)));
  }

  /**
   * Opens the catalog.
   *
   * @param directory created when missing
   * @param fsync with {@code ALWAYS} a put is safe from a power cut when it returns; else only from
   *     the death of the process, and the admin side's next full re-sync brings back what is lost
   * @throws StorageException when the file cannot be used
   */
  public static CatalogStore open(Path directory, FsyncMode fsync) {
    Path file = directory.resolve("catalog.db");
    try {
      Files.createDirectories(directory);
      SynchronousMode synchronous =
          fsync == FsyncMode.ALWAYS ? SynchronousMode.FULL : SynchronousMode.NORMAL;
      return new CatalogStore(CatalogDatabase.open(file, synchronous));
    } catch (IOException | SQLException e) {
      throw new StorageException(
          "cannot read %s: %s. Restore it from a copy, or remove it: the admin side fills it again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  public Catalog catalog() {
    return catalog;
  }

  /** Number of applications of all services. */
  public int applications() {
    return catalog.services().stream().mapToInt(service -> service.applications().size()).sum();
  }

  @Override
  public synchronized void putService(BackendService service) {
    Service before = catalog.service(service.id());
    if (before == null || !before.definition().equals(service)) {
      database.change(() -> database.services().replace(service));
      catalog.put(service);
    }
  }

  @Override
  public synchronized void deleteService(String serviceId) {
    if (catalog.service(serviceId) != null) {
      database.change(
          () -> {
            database.applications().deleteAll(serviceId);
            database.services().delete(serviceId);
          });
      catalog.remove(serviceId);
    }
  }

  @Override
  public synchronized void putApplication(BackendApplication application) {
    @Nullable Service service = catalog.service(application.serviceId());
    if (service == null) {
      throw new IllegalArgumentException(
          "application %s belongs to service %s, which the backend does not know: put the service first"
              .formatted(application.id(), application.serviceId()));
    }
    Application before = service.applications().withId(application.id());
    // A full re-sync repeats everything; only what differs is worth a write.
    if (before == null || !before.definition().equals(application)) {
      database.change(() -> database.applications().replace(application));
      catalog.put(Application.of(application));
    }
  }

  @Override
  public synchronized void deleteApplication(String serviceId, String applicationId) {
    Service service = catalog.service(serviceId);
    if (service != null && service.applications().withId(applicationId) != null) {
      database.change(() -> database.applications().delete(serviceId, applicationId));
      service.applications().remove(applicationId);
    }
  }

  @Override
  public Set<String> serviceIds() {
    return catalog.serviceIds();
  }

  @Override
  public Set<String> applicationIds(String serviceId) {
    Service service = catalog.service(serviceId);
    return service == null ? Set.of() : service.applications().ids();
  }

  @Override
  public synchronized void close() {
    try {
      database.close();
    } catch (SQLException e) {
      throw new StorageException("catalog.db cannot be closed: " + e.getMessage(), e);
    }
  }
}
