package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.backend.Backend;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What only the embedded storage can show. */
class EmbeddedBackendTest extends ApiCases {

  @Test
  void when_the_storage_is_out_of_order_only_what_counts_is_refused() {
    f.service.limit("hits", Period.DAY, 100);
    f.count("hits", 1);
    f.backend.close();

    RawMessage answer = f.authrep(C + "&usage[hits]=1");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.body())
        .isEqualTo(error("storage_unavailable", "usage storage is unavailable"));
    assertThat(f.report("usage[hits]=1").status()).isEqualTo(503);
    assertThat(f.authorize(C).body()).contains("<current_value>1</current_value>");
  }

  @Test
  void with_fsync_always_answers_come_after_the_disk_has_the_count() {
    restart(settings().with(FsyncMode.ALWAYS));

    assertThat(f.authrep(C + "&usage[hits]=1").status()).isEqualTo(200);
    assertThat(f.report("usage[hits]=1").status()).isEqualTo(202);
    assertThat(f.stored("hits")).isEqualTo(2);
  }

  @Test
  void says_what_is_wrong_with_the_data_directory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> Backend.open(file, f.clock, settings(), "1", f.meters))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot write " + file)
        .hasMessageContaining("Make the data directory writable, or choose another one");
  }

  @Test
  void shows_the_size_of_its_memory_and_of_its_journal() {
    f.report("usage[hits]=1");

    assertThat(f.meters.get("tollgate.backend.applications").gauge().value()).isEqualTo(1);
    assertThat(f.meters.get("tollgate.backend.applications.in.memory").gauge().value())
        .isEqualTo(1);
    assertThat(f.meters.get("tollgate.backend.journal.bytes").gauge().value()).isPositive();
  }
}
