package io.tollgate.backend.store.embedded;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
  private final CounterTable counters;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("usage-loader").daemon().factory());

  CounterLoader(Path file, CounterMemory memory) throws SQLException {
    this.memory = memory;
    this.connection = Sqlite.open(file, SynchronousMode.NORMAL);
    this.counters = new CounterTable(connection);
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

  private void load(ApplicationKey application, Windows now) throws SQLException {
    if (memory.contains(application)) {
      return;
    }
    ApplicationCounters loaded = new ApplicationCounters(now);
    for (Period period : Period.values()) {
      counters.readSince(
          application,
          WindowKey.of(period, now.previousStart(period)),
          (metric, window, value) -> loaded.load(metric, window, value, now));
    }
    memory.add(application, loaded);
  }

  @Override
  public void close() throws SQLException {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("the usage loader is still busy after {} s, it is left behind", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    counters.close();
    connection.close();
  }
}
