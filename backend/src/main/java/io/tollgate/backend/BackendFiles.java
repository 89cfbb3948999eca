package io.tollgate.backend;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.embedded.catalog.CatalogStore;
import io.tollgate.backend.store.embedded.event.EmbeddedEvents;
import io.tollgate.backend.store.embedded.usage.UsageStore;
import java.nio.file.Path;
import java.time.InstantSource;

/** The open files of one backend: what it counts, what it knows and what it has to tell. */
record BackendFiles(UsageStore usage, CatalogStore catalog, EmbeddedEvents events)
    implements AutoCloseable {

  /**
   * Opens all of them or, when one cannot be used, none.
   *
   * @param directory created when missing
   * @param errors told of services that go, and kept with the counters
   * @throws io.tollgate.backend.store.StorageException when a file cannot be used
   */
  static BackendFiles open(
      Path directory, BackendSettings settings, ServiceErrors errors, InstantSource clock) {
    UsageStore usage =
        UsageStore.open(directory, settings.fsync(), settings.maxIdempotencyKeys(), errors, clock);
    try {
      CatalogStore catalog = CatalogStore.open(directory, settings.fsync(), errors::clear);
      try {
        return new BackendFiles(usage, catalog, EmbeddedEvents.open(directory));
      } catch (RuntimeException e) {
        catalog.close();
        throw e;
      }
    } catch (RuntimeException e) {
      usage.close();
      throw e;
    }
  }

  /** Shows how much there is of what they hold. */
  void measure(MeterRegistry meters) {
    Gauge.builder("tollgate.backend.journal.bytes", usage, UsageStore::journalBytes)
        .description("Bytes of the usage journal that the next start would replay")
        .baseUnit("bytes")
        .register(meters);
    Gauge.builder(
            "tollgate.backend.applications.in.memory", usage, UsageStore::applicationsInMemory)
        .description("Applications whose counters are in memory")
        .register(meters);
    Gauge.builder("tollgate.backend.applications", catalog, CatalogStore::applications)
        .description("Applications in the catalog")
        .register(meters);
    Gauge.builder("tollgate.backend.events", events, EmbeddedEvents::size)
        .description("Events that the admin side has not fetched")
        .register(meters);
  }

  @Override
  public void close() {
    try (catalog;
        events) {
      usage.close();
    }
  }
}
