package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** A service with two metrics, one limit and as many idle applications as one wants. */
final class ManyApplications {

  static final String SERVICE = "100";

  private ManyApplications() {}

  /** Fills the catalog of an empty directory, in one transaction. */
  static void fill(Path directory, int count) throws SQLException {
    try (CatalogStore store = CatalogStore.open(directory, FsyncMode.EVERY_SECOND, id -> {})) {
      store
          .administration()
          .putService(
              new BackendService(
                  SERVICE,
                  "pk",
                  AuthenticationMode.APP_ID,
                  false,
                  true,
                  true,
                  Set.of("token"),
                  List.of(
                      new BackendService.Metric("1", "hits", null),
                      new BackendService.Metric("2", "search", "1")),
                  List.of(new UsageLimit("9", "1", Period.DAY, 10)),
                  Set.of()));
    }
    try (CatalogDatabase file =
        CatalogDatabase.open(directory.resolve("catalog.db"), SynchronousMode.OFF)) {
      file.change(
          in -> {
            for (int i = 0; i < count; i++) {
              in.wholeApplications.replace(application(i));
            }
            return count;
          },
          done -> {});
    }
  }

  /** Active, on a plan, with a user key and an application key of 32 digits each. */
  static BackendApplication application(int number) {
    return new BackendApplication(
        SERVICE,
        id(number),
        "active",
        "9",
        "Gold",
        null,
        Set.of("%032x".formatted(number * 31L)),
        Set.of("%032x".formatted(number * 37L)),
        Set.of());
  }

  static String id(int number) {
    return "%08x".formatted(number);
  }

  /** Bytes in use once nothing is left to collect. */
  static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
