package io.tollgate.backend.api;

import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cases of the API, each on a backend of its own behind a socket.
 *
 * <p>The suites are inherited: a subclass that overrides {@link #settings} plays all cases of its
 * parent under other rules, one that overrides {@link #storage} plays them on another storage. So
 * no suite names files or tables: it reads counters through the key view ({@link
 * ApiFixture#counters}), and what only one storage can show stands in a test of its own, such as
 * {@link EmbeddedBackendTest}.
 */
abstract class ApiCases {

  @TempDir Path directory;

  ApiFixture f;

  private BackendUnderTest storage;

  @BeforeEach
  void start() {
    storage = storage();
    f = new ApiFixture(storage, settings());
  }

  /** Where the backend keeps things: nothing is there yet. Asked once per case. */
  BackendUnderTest storage() {
    return (clock, settings, meters) ->
        Backend.open(directory, clock, settings, BackendUnderTest.VERSION, meters);
  }

  /** What the operator has chosen about the backend. */
  BackendSettings settings() {
    return BackendSettings.DEFAULT;
  }

  /**
   * Closes the backend and opens it again on what it has kept, at the same time; the catalog is
   * that of fixture F again.
   */
  void restart(BackendSettings settings) {
    f.close();
    open(settings);
  }

  /** Opens the backend again after it was closed. */
  void open(BackendSettings settings) {
    String now = f.clock.instant().toString();
    f = new ApiFixture(storage, settings);
    f.clock.moveTo(now);
  }

  @AfterEach
  void stop() {
    f.close();
  }
}
