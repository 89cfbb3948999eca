package io.tollgate.backend.api;

import io.tollgate.backend.BackendSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Cases of the API, each on a backend of its own behind a socket. */
abstract class ApiCases {

  @TempDir Path directory;

  ApiFixture f;

  @BeforeEach
  void start() {
    f = new ApiFixture(directory, settings());
  }

  /** What the operator has chosen about the backend. */
  BackendSettings settings() {
    return BackendSettings.DEFAULT;
  }

  @AfterEach
  void stop() {
    f.close();
  }
}
