package io.tollgate.backend.store.embedded.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.store.journal.FsyncMode;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogMemoryTest {

  private static final int APPLICATIONS = 50_000;
  private static final long MOST_BYTES_EACH = 512;

  @TempDir Path directory;

  /** Half of what ruling 16 allows: the other half is for what an application costs elsewhere. */
  @Test
  void an_idle_application_takes_less_than_half_a_kilobyte() throws SQLException {
    ManyApplications.fill(directory, APPLICATIONS);
    long before = ManyApplications.usedBytes();

    try (CatalogStore store = CatalogStore.open(directory, FsyncMode.EVERY_SECOND, id -> {})) {
      long bytes = ManyApplications.usedBytes() - before;

      assertThat(store.applications()).isEqualTo(APPLICATIONS);
      assertThat(bytes / APPLICATIONS).isLessThan(MOST_BYTES_EACH);
    }
  }
}
