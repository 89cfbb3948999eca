package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.protocol.administration.BackendAdministration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The catalog of one data directory: read from {@code catalog.db} at start, so that the backend can
 * start without the admin side; from then on every edit goes to the file first and then to memory.
 * It can be edited in two ways, as wholes and record by record, and in both at a time.
 */
public final class CatalogStore implements AutoCloseable {

  private final EmbeddedCatalog catalog = new EmbeddedCatalog();
  private final CatalogDatabase database;
  private final CatalogSync sync;
  private final EmbeddedAdministration administration;
  private final EmbeddedServices services;
  private final EmbeddedApplications applications;

  private CatalogStore(CatalogDatabase database, Consumer<String> serviceGone) {
    this.database = database;
    this.administration = new EmbeddedAdministration(database, catalog, serviceGone);
    this.services = new EmbeddedServices(database, catalog, serviceGone);
    this.applications = new EmbeddedApplications(database, catalog);
    for (String id : database.read(in -> in.services.ids())) {
      Service service = database.find(in -> in.wholeServices.load(id, catalog::shared));
      if (service != null) {
        catalog.put(service);
        catalog.put(new ProviderServices.Changed(Set.of(), List.of(service.attributes())));
      }
    }
    this.sync = new CatalogSync(database);
  }

  /**
   * Opens the catalog.
   *
   * @param directory created when missing
   * @param fsync with {@code ALWAYS} an edit is safe from a power cut when it returns, with {@code
   *     EVERY_SECOND} a second later; from the death of the process it is safe in either case
   * @param serviceGone told the id of each service that has been removed
   * @throws StorageException when the file cannot be used
   */
  public static CatalogStore open(Path directory, FsyncMode fsync, Consumer<String> serviceGone) {
    Path file = directory.resolve("catalog.db");
    try {
      Files.createDirectories(directory);
      SynchronousMode synchronous =
          fsync == FsyncMode.ALWAYS ? SynchronousMode.FULL : SynchronousMode.NORMAL;
      CatalogDatabase database = CatalogDatabase.open(file, synchronous);
      return database.closedOnFailure(() -> new CatalogStore(database, serviceGone));
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

  /** Edits whole services and applications. */
  public BackendAdministration administration() {
    return administration;
  }

  public ServiceRecords serviceRecords() {
    return services;
  }

  public ApplicationRecords applicationRecords() {
    return applications;
  }

  /** Number of applications of all services. */
  public int applications() {
    return catalog.services().stream().mapToInt(service -> service.applications().size()).sum();
  }

  @Override
  public void close() {
    sync.close();
    try {
      database.close();
    } catch (SQLException e) {
      throw new StorageException("catalog.db cannot be closed: " + e.getMessage(), e);
    }
  }
}
