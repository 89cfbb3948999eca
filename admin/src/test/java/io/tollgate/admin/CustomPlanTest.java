package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Eventually;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Plans that were copied for one application. */
@OnBothDatabases
record CustomPlanTest(DatabaseKind database) {

  private static void limit(Developer developer) {
    Client client = developer.client();
    long hits =
        client
            .get("/admin/api/services/" + developer.service() + "/metrics.json")
            .json()
            .at("/metrics/0/metric/id")
            .asLong();
    Reply made =
        client.post(
            "/admin/api/application_plans/"
                + developer.plan()
                + "/metrics/"
                + hits
                + "/limits.json",
            "period",
            "day",
            "value",
            "10");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  private static String planPath(Developer developer, long plan) {
    return "/admin/api/services/" + developer.service() + "/application_plans/" + plan + ".json";
  }

  @Test
  @ConformanceCase("A69")
  void is_a_hidden_copy_with_the_limits_and_stays_the_same_when_asked_again(Client client) {
    Developer developer = Developer.in("1", client);
    limit(developer);
    String path = developer.path(developer.apply().id());

    Reply copy = client.put(path + "/customize_plan.json");
    Reply again = client.put(path + "/customize_plan.json");
    JsonNode limits =
        client
            .get("/admin/api/application_plans/" + copy.id() + "/limits.json")
            .json()
            .path("limits");

    assertThat(copy.status()).as(copy.body()).isEqualTo(200);
    assertThat(copy.json().propertyNames()).containsExactly("application_plan");
    assertThat(copy.id()).isNotEqualTo(developer.plan());
    assertThat(copy.only().path("custom").asBoolean()).isTrue();
    assertThat(copy.only().path("name").asString()).isEqualTo("Basic (custom)");
    assertThat(copy.only().path("state").asString()).isEqualTo("hidden");
    assertThat(again.body()).isEqualTo(copy.body());
    assertThat(limits).hasSize(1);
    assertThat(limits.at("/0/limit/period").asString()).isEqualTo("day");
    assertThat(limits.at("/0/limit/value").asLong()).isEqualTo(10);
    assertThat(client.get(path + ".json").only().path("plan_id").asLong()).isEqualTo(copy.id());
    assertThat(client.get(planPath(developer, copy.id())).status()).isEqualTo(200);
    assertThat(client.get("/admin/api/application_plans.json").body())
        .as("is in no list")
        .doesNotContain("(custom)");
    assertThat(client.put(path + "/customize_plan.xml").body())
        .contains("<plan default=\"false\" custom=\"true\">");
  }

  @Test
  @ConformanceCase("A69")
  void is_gone_with_a_change_of_plan(Client client) {
    Developer developer = Developer.in("1", client);
    long other = developer.newPlan("Other");
    String path = developer.path(developer.apply().id());
    long copy = client.put(path + "/customize_plan.json").id();

    Reply changed = client.put(path + "/change_plan.json", "plan_id", Long.toString(other));

    assertThat(changed.id()).isEqualTo(other);
    assertThat(client.get(planPath(developer, copy)).status()).isEqualTo(404);
    assertThat(client.delete(planPath(developer, developer.plan())).status())
        .as("its original is free again")
        .isEqualTo(200);
  }

  @Test
  void is_gone_when_taken_back_and_a_normal_plan_is_left_alone(Client client) {
    Developer developer = Developer.in("1", client);
    String path = developer.path(developer.apply().id());
    long copy = client.put(path + "/customize_plan.json").id();

    Reply back = client.put(path + "/decustomize_plan.json");
    Reply again = client.put(path + "/decustomize_plan.json");

    assertThat(back.id()).isEqualTo(developer.plan());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(back.body());
    assertThat(client.get(planPath(developer, copy)).status()).isEqualTo(404);
    assertThat(client.get(path + ".json").only().path("plan_name").asString()).isEqualTo("Basic");
  }

  @Test
  void is_gone_with_its_application_account_or_product(Client client) {
    client.product("Stays");
    Developer developer = Developer.in("1", client);
    String one = developer.path(developer.apply().id());
    String two = developer.path(developer.apply().id());
    String three = developer.path(developer.apply().id());
    long first = client.put(one + "/customize_plan.json").id();
    long second = client.put(two + "/customize_plan.json").id();

    assertThat(client.delete(one + ".json").status()).isEqualTo(200);
    assertThat(client.get(planPath(developer, first)).status()).isEqualTo(404);
    assertThat(client.delete("/admin/api/accounts/" + developer.account() + ".json").status())
        .isEqualTo(200);
    assertThat(client.get(planPath(developer, second)).status()).isEqualTo(404);
    assertThat(client.get(three + ".json").status()).isEqualTo(404);
    Developer again = developer.signedUpAnew("again");
    client.put(again.path(again.apply().id()) + "/customize_plan.json");
    assertThat(client.delete("/admin/api/services/" + developer.service() + ".json").status())
        .isEqualTo(200);
  }

  @Test
  void is_nobody_elses_and_no_default(Client client) {
    Developer developer = Developer.in("1", client);
    String path = developer.path(developer.apply().id());
    String other = developer.path(developer.apply().id());
    String copy = Long.toString(client.put(path + "/customize_plan.json").id());

    assertThat(client.put(other + "/change_plan.json", "plan_id", copy).status()).isEqualTo(404);
    assertThat(
            client
                .post(
                    developer.applications() + ".json",
                    "plan_id",
                    copy,
                    "name",
                    "a",
                    "description",
                    "b")
                .status())
        .isEqualTo(404);
    assertThat(
            client
                .put(
                    "/admin/api/services/"
                        + developer.service()
                        + "/application_plans/"
                        + copy
                        + "/default.json")
                .status())
        .isEqualTo(422);
    assertThat(client.delete(planPath(developer, developer.plan())).status())
        .as("its original stays")
        .isEqualTo(403);
  }

  @Test
  void authorisation_learns_the_limits_of_the_copy(Client client, Installation installation) {
    Developer developer = Developer.in("2", client);
    limit(developer);
    Reply made = developer.apply();
    String path = developer.path(made.id());
    String publicId = made.only().path("application_id").asString();
    String copy = Long.toString(client.put(path + "/customize_plan.json").id());

    Eventually.until(
        "the application is on its own plan, whose limits are known",
        () -> {
          var application = installation.backend().application(developer.service(), publicId);
          var service = installation.backend().service(developer.service());
          return application != null
              && service != null
              && copy.equals(application.planId())
              && service.limits().stream().anyMatch(limit -> limit.planId().equals(copy));
        });
  }

  @Test
  @ConformanceCase("A5")
  void a_read_only_token_changes_nothing(Client client) {
    Developer developer = Developer.in("1", client);
    String path = developer.path(developer.apply().id());
    Client reader = ReadOnly.of(client);
    String before = client.get(path + ".json").body();

    assertThat(reader.put(path + "/customize_plan.json").status()).isEqualTo(403);
    assertThat(reader.put(path + "/decustomize_plan.json").status()).isEqualTo(403);
    assertThat(client.get(path + ".json").body()).isEqualTo(before);
  }
}
