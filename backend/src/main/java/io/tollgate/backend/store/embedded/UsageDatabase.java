package io.tollgate.backend.store.embedded;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.CounterName;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.embedded.MetricFold.Difference;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The checkpoint: {@code usage.db}. It holds all counters up to one journal record, whose number
 * changes in the same transaction as they do.
 */
final class UsageDatabase implements AutoCloseable {

  private static final String CHECKPOINT =
      "CREATE TABLE IF NOT EXISTS checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL)";

  private final Connection connection;
  private final CounterTable counters;
  private final ErrorTable errors;

  private UsageDatabase(Connection connection) throws SQLException {
    this.connection = connection;
    this.counters = new CounterTable(connection);
    this.errors = new ErrorTable(connection);
  }

  static UsageDatabase open(Path file) {
    // FULL, since journal segments are removed on the strength of a commit.
    Connection connection =
        Sqlite.open(
            file,
            SynchronousMode.FULL,
            CounterTable.SCHEMA[0],
            CounterTable.SCHEMA[1],
            ErrorTable.SCHEMA,
            CHECKPOINT);
    try {
      return new UsageDatabase(connection);
    } catch (SQLException e) {
      throw new StorageException(
          "cannot use %s: %s. It may be from another version: restore it from a copy"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Number of the last journal record that is in here. */
  synchronized long checkpoint() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT sequence FROM checkpoint")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /**
   * Takes over a stretch of the journal.
   *
   * @param sequence number of its last record
   * @param minutesFrom minute counters that start before this instant are dropped
   */
  synchronized void apply(Fold fold, long sequence, long minutesFrom) throws SQLException {
    Sqlite.inTransaction(
        connection,
        () -> {
          for (var entry : fold.byApplication().entrySet()) {
            apply(counters.register(entry.getKey()), entry.getValue(), minutesFrom);
          }
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "INSERT INTO checkpoint VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence")) {
            statement.setLong(1, sequence);
            statement.executeUpdate();
          }
        });
  }

  private void apply(long application, Map<String, MetricFold> metrics, long minutesFrom)
      throws SQLException {
    boolean zero = false;
    for (Map.Entry<String, MetricFold> metric : metrics.entrySet()) {
      for (Map.Entry<Long, Difference> window : metric.getValue().byWindow().entrySet()) {
        counters.change(application, window.getKey(), metric.getKey(), window.getValue());
        zero |= window.getValue().amount() == 0;
      }
    }
    if (zero) {
      counters.dropZero(application);
    }
    counters.dropBefore(application, WindowKey.of(Period.MINUTE, minutesFrom));
  }

  synchronized void loadErrors(ServiceErrors into) throws SQLException {
    errors.load(into);
  }

  synchronized void saveErrors(ServiceErrors from) throws SQLException {
    Set<String> changed = from.takeChanged();
    if (changed.isEmpty()) {
      return;
    }
    try {
      Sqlite.inTransaction(
          connection,
          () -> {
            for (String serviceId : changed) {
              errors.replace(serviceId, from.of(serviceId));
            }
          });
    } catch (SQLException e) {
      from.markChanged(changed);
      throw e;
    }
  }

  synchronized SortedMap<String, Long> countersOf(ApplicationKey application) throws SQLException {
    SortedMap<String, Long> found = new TreeMap<>();
    for (Period period : Period.values()) {
      counters.readSince(
          application,
          WindowKey.of(period, 0),
          (metric, window, value) ->
              found.put(
                  CounterName.of(application, metric, period, WindowKey.startMillis(window)),
                  value));
    }
    return found;
  }

  @Override
  public synchronized void close() throws SQLException {
    counters.close();
    connection.close();
  }
}
