package io.tollgate.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.backend.BackendSettings.EventsHook;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedStartTest {

  @TempDir Path directory;

  @Test
  void a_start_that_fails_lets_go_of_every_file() {
    BackendSettings settings =
        BackendSettings.DEFAULT.with(new EventsHook(URI.create("ftp://localhost/"), "s"));

    assertThatThrownBy(() -> open(settings)).isInstanceOf(IllegalArgumentException.class);

    // SQLite takes its log away when the last connection of a file closes.
    assertThat(directory)
        .isDirectoryNotContaining("glob:**-wal")
        .isDirectoryContaining("glob:**events.db");
    open(BackendSettings.DEFAULT).close();
  }

  private Backend open(BackendSettings settings) {
    return Backend.open(
        directory, TestClock.at("2010-05-20T20:10:10Z"), settings, "1", new SimpleMeterRegistry());
  }
}
