package io.tollgate.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.Heard;
import io.tollgate.admin.support.Installation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final String SERVICES = "/admin/api/services.json";
  private static final int NO_LIMIT = 1_000_000;

  @Test
  void writes_are_refused_with_the_remedy_and_reads_go_on(@TempDir Path directory) {
    try (Heard log = Heard.of(Outage.class.getName());
        Installation installation =
            new Installation(new DatabaseSettings.Sqlite(directory.resolve("admin.sqlite")))) {
      Client client = installation.tenant();

      for (int i = 0; i < 5; i++) {
        // Holds for the writer's connection, which a full disk closes.
        mayGrowTo(installation, 1);
        Reply refused = create(client, "Refused " + i);
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body()).contains("disk", "free space", "nothing was changed");
        assertThat(client.get(SERVICES).status()).isEqualTo(200);
      }
      mayGrowTo(installation, NO_LIMIT);
      Reply taken = create(client, "Taken");

      assertThat(taken.status()).as(taken.body()).isEqualTo(201);
      assertThat(client.get(SERVICES).body()).contains("Taken").doesNotContain("Refused");
      assertThat(log.lines())
          .satisfiesExactly(
              first -> assertThat(first).contains("cannot be changed", "free space"),
              last -> assertThat(last).isEqualTo("the database can be changed again"));
    }
  }

  private static Reply create(Client client, String name) {
    return client.post(SERVICES, "name", name, "description", "d".repeat(60_000));
  }

  private static void mayGrowTo(Installation installation, int pages) {
    Outcome<Integer> set =
        installation
            .admin()
            .database()
            .writeAcrossTenants(
                transaction ->
                    Outcome.done(transaction.sql.fetch("pragma max_page_count = " + pages).size()));
    assertThat(set.orThrow()).isEqualTo(1);
  }
}
