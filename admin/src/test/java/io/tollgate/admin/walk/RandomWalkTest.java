package io.tollgate.admin.walk;

import static io.tollgate.admin.support.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.publication.Publisher;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked for in whatever order: states, uniqueness, cascades, defaults and last ones are
 * as the model says, each change has its audit entry and reaches the data plane.
 */
@OnBothDatabases
record RandomWalkTest(DatabaseKind database) {
  private static final int STEPS = 400;

  @Test
  void the_database_follows_the_model(Client client, Client stranger, Installation installation) {
    long seed = Long.getLong("tollgate.seed", System.nanoTime());
    System.out.println("RandomWalkTest on " + database + ": -Dtollgate.seed=" + seed);
    World world = new World();
    Walk walk = new Walk(client, stranger, world, new Random(seed));
    Stored stored = new Stored(installation, client);

    for (int i = 0; i < STEPS; i++) {
      long audited = stored.auditEntries();
      Step step = walk.step();
      String way = "seed " + seed + ", step " + i + ": " + step.told();

      assertThat(stored.lines()).as(way).isEqualTo(world.lines());
      assertThat(stored.faults()).as(way).isEmpty();
      assertThat(stored.auditEntries() > audited)
          .as(way + " is told of in the audit log")
          .isEqualTo(step.changed());
    }

    reached(installation, world, seed);
  }

  private static void reached(Installation installation, World world, long seed) {
    Publisher publisher = installation.admin().publisher();
    until("nothing is on its way", () -> publisher.check().onTheirWay() == 0);
    assertThat(publisher.check().differences())
        .as("seed " + seed)
        .filteredOn(each -> world.products.containsKey(Long.valueOf(each.service())))
        .isEmpty();
  }
}
