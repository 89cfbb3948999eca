package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.embedded.sqlite.Rows;
import io.tollgate.backend.store.embedded.sqlite.Sqlite;
import io.tollgate.backend.store.journal.FileIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The checkpoint: {@code usage.db}. It holds all counters up to one journal record, whose number
 * changes in the same transaction as they do.
 */
final class UsageDatabase implements AutoCloseable {

  private static final String CHECKPOINT =
      "CREATE TABLE IF NOT EXISTS checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL)";

  /** 32 MB: with the usual 2 a large checkpoint reads and writes each page several times. */
  private static final String CACHE = "PRAGMA cache_size = -32768";

  /** In the first version services had no counters; they are the sums of their applications'. */
  private static final List<String> SERVICES_OF_FIRST_VERSION =
      List.of(
          """
          INSERT INTO service_counter (service, period, start, metric, value)
          SELECT first.ref, period, start, metric, SUM(value)
          FROM counter
            JOIN application ON application.ref = counter.application
            JOIN (SELECT service, MIN(ref) AS ref FROM application GROUP BY service) first
              ON first.service = application.service
          WHERE period IN (0, 2, 3, 4, 5) AND NOT EXISTS (SELECT 1 FROM service)
          GROUP BY first.ref, period, start, metric
          """,
          """
          INSERT INTO service (ref, id)
          SELECT MIN(ref), service FROM application
          WHERE NOT EXISTS (SELECT 1 FROM service) GROUP BY service
          """);

  private final Connection connection;
  private final FileIdentity identity;
  private final CounterTables counters;
  private final ErrorTable errors;
  private final Rows rows;
  private final DeletionTable deletions;
  private final IdempotencyTable remembered;
  private volatile int rememberedCalls;

  private UsageDatabase(Connection connection, FileIdentity identity) throws SQLException {
    this.connection = connection;
    this.identity = identity;
    this.counters = new CounterTables(connection);
    this.errors = new ErrorTable(connection);
    this.rows = new Rows(connection);
    this.deletions = new DeletionTable(rows);
    this.remembered = new IdempotencyTable(rows);
    this.rememberedCalls = remembered.count();
  }

  static UsageDatabase open(Path file) {
    List<String> schema = new ArrayList<>(List.of(CACHE));
    schema.addAll(CounterTables.schema());
    schema.addAll(SERVICES_OF_FIRST_VERSION);
    schema.add(ErrorTable.SCHEMA);
    schema.add(DeletionTable.SCHEMA);
    schema.addAll(IdempotencyTable.SCHEMA);
    schema.add(CHECKPOINT);
    // FULL, since journal segments are removed on the strength of a commit.
    Connection connection = Sqlite.open(file, SynchronousMode.FULL, schema.toArray(String[]::new));
    try {
      return new UsageDatabase(connection, FileIdentity.of(file));
    } catch (IOException | SQLException e) {
      throw new StorageException(
          "cannot use %s: %s. It may be from another version: restore it from a copy"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * @throws io.tollgate.backend.store.journal.FileGoneException when the path of {@code usage.db}
   *     means another file, or none
   */
  void checkPath() throws IOException {
    identity.check();
  }

  /** Number of the last journal record that is in here. */
  synchronized long checkpoint() throws SQLException {
    Long sequence = rows.first("SELECT sequence FROM checkpoint", row -> row.getLong(1));
    return sequence == null ? 0 : sequence;
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
          counters.apply(fold, minutesFrom);
          remembered.put(fold.remembered());
          rows.update(
              "INSERT INTO checkpoint VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence",
              sequence);
        });
    rememberedCalls += fold.remembered().size();
  }

  /** Calls that are remembered under their idempotency key. */
  int rememberedCalls() {
    return rememberedCalls;
  }

  /** Forgets calls of this minute and before. */
  synchronized void forgetCallsUntil(long minute) throws SQLException {
    rememberedCalls -= remembered.removeUntil(minute);
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
              errors.replace(serviceId, from.numbered(serviceId));
            }
          });
    } catch (SQLException e) {
      from.markChanged(changed);
      throw e;
    }
  }

  /** Notes that all counters of a service are to be removed; durable when it returns. */
  synchronized void markForDeletion(String serviceId) throws SQLException {
    deletions.mark(serviceId);
  }

  synchronized List<String> markedForDeletion() throws SQLException {
    return deletions.marked();
  }

  /**
   * Removes some counters of a service, with the last of them the mark.
   *
   * @return whether any is left
   */
  synchronized boolean removeSome(String serviceId) throws SQLException {
    AtomicBoolean left = new AtomicBoolean();
    Sqlite.inTransaction(
        connection,
        () -> {
          left.set(counters.removeSome(serviceId));
          if (!left.get()) {
            deletions.unmark(serviceId);
          }
        });
    return left.get();
  }

  /** Reads counters while nobody changes them. */
  synchronized <T> T read(Reading<T> reading) throws SQLException {
    return reading.of(counters);
  }

  @Override
  public synchronized void close() throws SQLException {
    counters.close();
    connection.close();
  }

  /** A look at the counters. */
  @FunctionalInterface
  interface Reading<T> {
    T of(CounterTables counters) throws SQLException;
  }
}
