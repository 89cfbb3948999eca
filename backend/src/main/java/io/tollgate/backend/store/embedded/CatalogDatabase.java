package io.tollgate.backend.store.embedded;

import io.tollgate.backend.store.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The catalog's snapshot: {@code catalog.db}. One thread at a time. */
final class CatalogDatabase implements AutoCloseable {

  private final Connection connection;
  private final ServiceTable services;
  private final ApplicationTable applications;

  private CatalogDatabase(Connection connection) {
    this.connection = connection;
    this.services = new ServiceTable(connection);
    this.applications = new ApplicationTable(connection);
  }

  static CatalogDatabase open(Path file, SynchronousMode synchronous) {
    List<String> schema = new ArrayList<>(List.of(ServiceTable.SCHEMA));
    schema.addAll(List.of(ApplicationTable.SCHEMA));
    return new CatalogDatabase(Sqlite.open(file, synchronous, schema.toArray(String[]::new)));
  }

  ServiceTable services() {
    return services;
  }

  ApplicationTable applications() {
    return applications;
  }

  /** Commits what the work does, or nothing of it. */
  void change(Sqlite.Work work) {
    try {
      Sqlite.inTransaction(connection, work);
    } catch (SQLException e) {
      throw new StorageException(
          "catalog.db cannot be written: %s. Free space on the disk of the data directory, or make it writable; then repeat"
              .formatted(e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
