package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.sample.Digest;
import io.tollgate.admin.sample.Slot;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.sample.Thing;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds of every id in path, query and body of every endpoint: one of another tenant is one
 * that does not exist (account-management-api.md, 1.1 and ruling 2).
 */
@OnBothDatabases
record ForeignIdsTest(DatabaseKind database) {
  private static final String NOBODYS = "9000000000000";

  private static final Thing SUBSCRIPTION =
      Thing.at("/admin/api/accounts/{}/service_subscriptions/{}");

  @TestFactory
  @ConformanceCase("A10")
  Stream<DynamicTest> an_id_of_another_tenant_is_as_good_as_none(Installation installation) {
    Stage other = new Stage(installation);
    // Before anything that subscribes the account by itself.
    assertThat(other.value(SUBSCRIPTION)).isNotEmpty();
    return routes(installation)
        .map(
            route ->
                DynamicTest.dynamicTest(
                    Stage.name(route), () -> foreign(installation, route, other)));
  }

  private static Stream<Route<?, ?, ?>> routes(Installation installation) {
    return Stage.routesOfTenants(installation);
  }

  private static void foreign(Installation installation, Route<?, ?, ?> route, Stage other) {
    Stage own = new Stage(installation, route);
    Client client = own.client();
    for (Slot slot : own.request().slots()) {
      String foreign = other.value(slot.thing());
      assertThat(foreign).isNotEqualTo(own.value(slot.thing()));
      Digest before = Digest.of(installation, own.tenant(), other.tenant());
      Digest foreignBefore = Digest.of(installation, other.tenant());

      Reply reply = own.request().naming(slot, foreign).send(client);

      if (reply.status() >= 400) {
        assertThat(before.differences(Digest.of(installation, own.tenant(), other.tenant())))
            .as("naming %s of another tenant", slot)
            .isEmpty();
      }
      assertThat(foreignBefore.rows()).isEqualTo(Digest.of(installation, other.tenant()).rows());
      same(reply, own.request().naming(slot, NOBODYS).send(client), slot);
    }
    assertThat(own.request().send(client).status()).isBetween(200, 201);
  }

  private static void same(Reply reply, Reply missing, Slot slot) {
    assertThat(reply.status()).as("naming %s: %s", slot, reply.body()).isEqualTo(missing.status());
    assertThat(reply.body()).as("naming %s", slot).isEqualTo(missing.body());
    if (slot.inPath()) {
      assertThat(reply.status()).as("naming %s", slot).isEqualTo(404);
    }
  }
}
