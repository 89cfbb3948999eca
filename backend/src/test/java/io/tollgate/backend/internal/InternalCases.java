package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Cases of the internal API, each on fixture F in a backend of its own. */
abstract class InternalCases {

  @TempDir Path directory;

  InternalFixture f;

  @BeforeEach
  void start() {
    f = new InternalFixture(directory).withSample();
  }

  @AfterEach
  void stop() {
    f.close();
  }

  static void answers(RawMessage answer, int status, String json) {
    assertThat(answer.body()).isEqualTo(json);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }
}
