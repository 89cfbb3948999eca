package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.journal.FsyncMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Prints what idle applications cost: bytes in memory and in the file, the time that opening them
 * takes, and one edit among them. Run it with the number of applications and an empty directory.
 */
final class MeasureCatalog {

  private static final int EDITS = 1000;

  private MeasureCatalog() {}

  static void main(String[] arguments) throws IOException, SQLException {
    int count = Integer.parseInt(arguments[0]);
    Path directory = Path.of(arguments[1]);
    ManyApplications.fill(directory, count);
    long before = ManyApplications.usedBytes();
    long start = System.nanoTime();
    try (CatalogStore store = CatalogStore.open(directory, FsyncMode.EVERY_SECOND, id -> {})) {
      print("opening %d applications: %d ms", count, millisSince(start));
      long bytes = ManyApplications.usedBytes() - before;
      print("in memory: %d bytes each", bytes / count);
      long file = Files.size(directory.resolve("catalog.db"));
      print("in the file: %d bytes each", file / count);
      start = System.nanoTime();
      for (int i = 0; i < EDITS; i++) {
        store.applicationRecords().addKey(ManyApplications.SERVICE, ManyApplications.id(i), "new");
      }
      print("one more key: %d us", millisSince(start) * 1000 / EDITS);
      start = System.nanoTime();
      for (int i = EDITS; i < 2 * EDITS; i++) {
        store.administration().putApplication(ManyApplications.application(i));
      }
      print("an application put again, unchanged: %d us", millisSince(start) * 1000 / EDITS);
      Objects.requireNonNull(store.catalog().service(ManyApplications.SERVICE));
    }
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static void print(String line, Object... values) {
    System.out.println(line.formatted(values));
  }
}
