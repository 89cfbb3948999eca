package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.worker.Workers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a second brings edits of the catalog to where a power cut does not reach them. */
final class CatalogSync implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CatalogSync.class);
  private static final int CLOSE_SECONDS = 10;

  private final CatalogDatabase database;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("catalog-sync").daemon().factory());
  private boolean failing;

  CatalogSync(CatalogDatabase database) {
    this.database = database;
    var _ = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      database.forceToDisk();
      failing = false;
    } catch (StorageException e) {
      if (!failing) {
        log.error("edits of the catalog do not reach the disk; the attempt is repeated", e);
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    Workers.end(
        thread,
        CLOSE_SECONDS,
        () ->
            log.warn(
                "catalog.db is still being written after {} s, it is left behind", CLOSE_SECONDS));
  }
}
