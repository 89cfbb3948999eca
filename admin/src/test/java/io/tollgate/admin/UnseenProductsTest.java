package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.sample.Digest;
import io.tollgate.admin.sample.Request;
import io.tollgate.admin.sample.Slot;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnSqlite;
import io.tollgate.conformance.ConformanceCase;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds of every id in path, query and body of every endpoint: to a member who may not see a
 * product, all that belongs to it does not exist (account-management-api.md, 2.4).
 */
@OnSqlite
record UnseenProductsTest(DatabaseKind database) {
  private static final String NOBODYS = "9000000000000";

  /** Things that belong to one product, which a member may be kept from. */
  private static final Pattern OF_A_PRODUCT =
      Pattern.compile(
          ".*/(services|application_plans|service_plans|applications|service_subscriptions"
              + "|plan_change_requests|active_docs)/\\{}.*");

  @TestFactory
  @ConformanceCase("A9")
  Stream<DynamicTest> what_belongs_to_an_unseen_product_is_as_good_as_none(
      Installation installation) {
    return Stage.routesOfTenants(installation)
        .filter(route -> !route.access().adminsOnly())
        .map(route -> DynamicTest.dynamicTest(Stage.name(route), () -> check(installation, route)));
  }

  private static void check(Installation installation, Route<?, ?, ?> route) {
    Stage stage = new Stage(installation, route);
    List<Slot> slots =
        stage.request().slots().stream()
            .filter(slot -> OF_A_PRODUCT.matcher(slot.thing().path()).matches())
            .toList();
    if (!slots.isEmpty()) {
      Access access = route.access();
      Client member =
          Members.client(
              stage.client(), installation, "other", Set.of(), access.sections(), scope(access));
      Digest before = Digest.of(installation, stage.tenant());
      Request request = stage.request();

      Reply reply = request.send(member);

      assertThat(before.differences(Digest.of(installation, stage.tenant()))).isEmpty();
      Reply missing = request.naming(slots.getFirst(), NOBODYS).send(member);
      assertThat(reply.status()).as(reply.body()).isEqualTo(missing.status());
      assertThat(reply.body()).isEqualTo(missing.body());
      assertThat(stage.request().send(stage.client()).status()).isBetween(200, 201);
    }
  }

  /** One that a member of just these sections may have. */
  private static Scope scope(Access access) {
    if (access.sections().equals(Set.of(Section.MONITORING))) {
      return Scope.STATS;
    }
    return access.scopes().contains(Scope.ACCOUNT_MANAGEMENT)
        ? Scope.ACCOUNT_MANAGEMENT
        : Scope.POLICY_REGISTRY;
  }
}
