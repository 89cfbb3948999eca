package io.tollgate.backend.store.embedded.catalog;

import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.store.journal.FsyncMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the file itself: after a while, and from before. */
class CatalogFileTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;

  /** The log beside the file is what a power cut may take with it. */
  @Test
  void an_edit_soon_stands_in_the_file_itself() throws IOException, InterruptedException {
    try (CatalogStore store = open(directory)) {
      store.serviceRecords().putService(service("100", "some-provider-key"));

      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!fileText().contains("some-provider-key") && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
      assertThat(fileText()).contains("some-provider-key");
    }
  }

  private String fileText() throws IOException {
    return Files.readString(directory.resolve("catalog.db"), StandardCharsets.ISO_8859_1);
  }

  @Test
  void takes_over_a_file_of_before() throws SQLException {
    open(directory).close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("catalog.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO service VALUES (1, '100', 'pk', '1', 0, 1, 0)");
      statement.execute("INSERT INTO application VALUES ('100', 'a', 'active', '9', 'G', NULL)");
      statement.execute("INSERT INTO application_value VALUES ('100', 'a', 'user_key', 'uk')");
      statement.execute("INSERT INTO application_value VALUES ('100', 'a', 'key', 'k')");
      statement.execute("PRAGMA user_version = 0");
    }

    try (CatalogStore store = open(directory)) {
      var service = Objects.requireNonNull(store.catalog().defaultService("pk"));
      assertThat(service.applications().idOf("uk")).isEqualTo("a");
      assertThat(Objects.requireNonNull(service.applications().withId("a")).keys())
          .containsExactly("k");
    }
  }

  private static CatalogStore open(Path directory) {
    return CatalogStore.open(directory, FsyncMode.EVERY_SECOND, id -> {});
  }
}
