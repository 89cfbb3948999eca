package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.database.DatabaseSettings;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.Installation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastProviderTest {

  private static String path(Client provider) {
    return "/master/api/providers/" + provider.credentials().tenantId() + ".json";
  }

  @Test
  void of_those_that_stay_the_last_cannot_be_deleted(@TempDir Path directory) {
    try (Installation installation =
        new Installation(new DatabaseSettings.Sqlite(directory.resolve("admin.sqlite")))) {
      Client one = installation.tenant();
      Client other = installation.tenant();
      Client master = one.with(installation.admin().masterSide().tokens().create());

      assertThat(master.delete(path(one)).status()).isEqualTo(200);
      Reply refused = master.delete(path(other));

      assertThat(refused.status()).isEqualTo(403);
      assertThat(other.get("/admin/api/services.json").status()).isEqualTo(200);
      assertThat(master.put(path(one), "state_event", "resume").status()).isEqualTo(200);
      assertThat(master.delete(path(other)).status()).isEqualTo(200);
    }
  }
}
