package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.sample.Digest;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.sample.Tokens;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds of every endpoint about who may use it (account-management-api.md, 2). */
@OnBothDatabases
record RefusedCallersTest(DatabaseKind database) {
  private static final String DENIED = "{\"error\":\"Access denied\"}";
  private static final String WRONG_TOKEN =
      "{\"error\":\"Your access token does not have the correct permissions\"}";
  private static final String WRONG_USER = "{\"status\":\"Forbidden\"}";

  /** Those that make a member's token good for most of the API. */
  private static final Set<Section> USUAL =
      EnumSet.of(Section.PARTNERS, Section.PLANS, Section.SETTINGS, Section.PORTAL);

  @TestFactory
  @ConformanceCase("A5")
  Stream<DynamicTest> who_may_not_changes_nothing_and_who_may_does(Installation installation) {
    return Stage.routesOfTenants(installation)
        .map(route -> DynamicTest.dynamicTest(Stage.name(route), () -> check(installation, route)));
  }

  private static void check(Installation installation, Route<?, ?, ?> route) {
    Stage stage = new Stage(installation, route);
    Client admin = stage.client();
    Client reader = Tokens.readOnly(admin);
    Client expired = Tokens.expired(admin, installation);
    Client otherScope =
        Tokens.withScopes(admin, EnumSet.complementOf(EnumSet.copyOf(route.access().scopes())));
    Client member = member(installation, stage, route.access());
    Digest before = Digest.of(installation, stage.tenant());

    refused(stage, admin.anonymous(), DENIED);
    refused(stage, expired, DENIED);
    refused(stage, otherScope, WRONG_TOKEN);
    if (member != null) {
      refused(stage, member, WRONG_USER);
    }
    Reply read = stage.request().send(reader);
    if (route.verb().writes()) {
      assertThat(read.body()).isEqualTo(WRONG_TOKEN);
    }
    assertThat(read.status()).as(read.body()).isEqualTo(route.verb().writes() ? 403 : 200);
    assertThat(before.differences(Digest.of(installation, stage.tenant()))).isEmpty();

    Reply allowed = stage.request().send(admin);

    assertThat(allowed.status()).as(allowed.body()).isBetween(200, 201);
    assertThat(before.differences(Digest.of(installation, stage.tenant())).isEmpty())
        .as("nothing was changed")
        .isNotEqualTo(route.verb().writes());
  }

  private static void refused(Stage stage, Client caller, String body) {
    Reply reply = stage.request().send(caller);
    assertThat(reply.body()).isEqualTo(body);
    assertThat(reply.status()).isEqualTo(403);
  }

  /** A member whose token is good, but who may not do this; null when every member may. */
  private static @Nullable Client member(Installation installation, Stage stage, Access access) {
    EnumSet<Section> others = EnumSet.copyOf(USUAL);
    others.removeAll(access.sections());
    boolean all = access.sections().isEmpty() && !access.adminsOnly();
    return all || !access.scopes().contains(Scope.ACCOUNT_MANAGEMENT)
        ? null
        : Members.client(
            stage.client(), installation, "other", Set.of(), others, Scope.ACCOUNT_MANAGEMENT);
  }
}
