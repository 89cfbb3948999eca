package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.AtOnce;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.FreshDatabase;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record LastProviderTest(DatabaseKind database) {
  private static final int ROUNDS = 10;

  private static String path(Client provider) {
    return "/master/api/providers/" + provider.credentials().tenantId() + ".json";
  }

  @Test
  void of_those_that_stay_the_last_cannot_be_deleted(FreshDatabase fresh) {
    try (Installation installation = new Installation(fresh.settings())) {
      Client one = installation.tenant();
      Client other = installation.tenant();
      Client master = one.with(installation.admin().masterSide().tokens().create());

      assertThat(master.delete(path(one)).status()).isEqualTo(200);
      Reply refused = master.delete(path(other));
      Reply scheduled = master.put(path(other), "state_event", "schedule_for_deletion");

      assertThat(refused.status()).isEqualTo(403);
      assertThat(scheduled.status()).isEqualTo(403);
      assertThat(other.get("/admin/api/services.json").status()).isEqualTo(200);
      assertThat(master.put(path(one), "state_event", "resume").status()).isEqualTo(200);
      assertThat(master.delete(path(other)).status()).isEqualTo(200);
    }
  }

  @Test
  void of_several_deleted_at_the_same_moment_one_stays(FreshDatabase fresh)
      throws InterruptedException {
    try (Installation installation = new Installation(fresh.settings())) {
      List<Client> all = Stream.generate(installation::tenant).limit(4).toList();
      Client master = all.getFirst().with(installation.admin().masterSide().tokens().create());
      for (int round = 0; round < ROUNDS; round++) {
        List<Integer> statuses =
            AtOnce.statuses(all.size(), number -> master.delete(path(all.get(number))));

        assertThat(statuses).as("round %d", round).containsOnlyOnce(403).containsOnly(200, 403);
        all.forEach(each -> master.put(path(each), "state_event", "resume"));
      }
    }
  }
}
