package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.embedded.sqlite.Rows;
import io.tollgate.backend.store.embedded.sqlite.Sqlite;
import io.tollgate.backend.store.embedded.usage.CounterTable.Content;
import io.tollgate.backend.usage.Windows;
import io.tollgate.backend.worker.Workers;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Brings applications from the checkpoint into memory when they are first used, on a thread and a
 * connection of its own: an event loop must not wait for a disk.
 */
final class CounterLoader implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CounterLoader.class);
  private static final int CLOSE_SECONDS = 10;

  private final CounterMemory memory;
  private final Connection connection;
  private final OwnerTable owners;
  private final CounterTable counters;
  private final IdempotencyTable remembered;
  private final Set<String> cleared = ConcurrentHashMap.newKeySet();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("usage-loader").daemon().factory());

  CounterLoader(Path file, CounterMemory memory) throws SQLException {
    this.memory = memory;
    this.connection = Sqlite.open(file, SynchronousMode.NORMAL);
    this.owners = new OwnerTable(connection);
    this.counters = new CounterTable(connection, Content.METRICS_OF_APPLICATIONS);
    this.remembered = new IdempotencyTable(new Rows(connection));
  }

  /**
   * Loads those of the applications that are not in memory, then goes on.
   *
   * @param loaded called on the loader's thread
   * @param failed called with the cause when the checkpoint cannot be read
   */
  void load(
      Collection<ApplicationKey> applications,
      Windows now,
      Runnable loaded,
      Consumer<String> failed) {
    try {
      thread.execute(
          () -> {
            try {
              for (ApplicationKey application : applications) {
                load(application, now);
              }
            } catch (SQLException | RuntimeException e) {
              log.error("cannot read the counters of an application from usage.db", e);
              failed.accept("usage.db cannot be read: " + e.getMessage());
              return;
            }
            loaded.run();
          });
    } catch (RejectedExecutionException e) {
      failed.accept("the usage storage is closed");
    }
  }

  /**
   * Looks a call up that the checkpoint may remember under this key.
   *
   * @param found called on the loader's thread, with null when there is none
   * @param failed called with the cause when the checkpoint cannot be read
   */
  void find(IdempotencyKey key, Consumer<@Nullable RememberedCall> found, Consumer<String> failed) {
    try {
      thread.execute(
          () -> {
            RememberedCall call;
            try {
              call = remembered.find(key);
            } catch (SQLException e) {
              log.error("cannot look up an idempotency key in usage.db", e);
              failed.accept("usage.db cannot be read: " + e.getMessage());
              return;
            }
            found.accept(call);
          });
    } catch (RejectedExecutionException e) {
      failed.accept("the usage storage is closed");
    }
  }

  private void load(ApplicationKey application, Windows now) throws SQLException {
    if (memory.contains(application)) {
      return;
    }
    ApplicationCounters loaded = new ApplicationCounters(now);
    OptionalLong owner =
        cleared.contains(application.serviceId()) ? OptionalLong.empty() : owners.find(application);
    if (owner.isPresent()) {
      for (Period period : Period.values()) {
        counters.readSince(
            owner.getAsLong(),
            WindowKey.of(period, now.previousStart(period)),
            (metric, window, value) -> loaded.load(metric, window, value, now));
      }
    }
    memory.add(application, loaded);
  }

  /**
   * Empties the counters of a service in memory, on the loader's thread, so that none is loaded
   * meanwhile. Until {@link #removed} its counters in the checkpoint are taken for gone.
   */
  void clear(String serviceId, CounterMemory.Appending record) throws IOException {
    cleared.add(serviceId);
    try {
      thread
          .submit(
              () -> {
                memory.clear(serviceId, record);
                return null;
              })
          .get();
    } catch (ExecutionException | InterruptedException | RejectedExecutionException e) {
      cleared.remove(serviceId);
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("the counters of service " + serviceId + " stay in memory", e);
    }
  }

  /** The counters of a cleared service have left the checkpoint. */
  void removed(String serviceId) {
    cleared.remove(serviceId);
  }

  @Override
  public void close() throws SQLException {
    Workers.end(
        thread,
        CLOSE_SECONDS,
        () ->
            log.warn(
                "the usage loader is still busy after {} s, it is left behind", CLOSE_SECONDS));
    owners.close();
    counters.close();
    connection.close();
  }
}
