package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record PlanChangeTest(DatabaseKind database) {

  @Test
  @ConformanceCase("A68")
  void answers_the_new_plan_and_leaves_credentials_alone(Client client) {
    Developer developer = Developer.in("1", client);
    Reply before = developer.apply();
    String path = developer.path(before.id());
    long other = developer.newPlan("Other");

    Reply changed = client.put(path + "/change_plan.json", "plan_id", Long.toString(other));
    Reply same = client.put(path + "/change_plan.json", "plan_id", Long.toString(other));
    Reply after = client.get(path + ".json");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().has("application_plan")).isTrue();
    assertThat(changed.id()).isEqualTo(other);
    assertThat(same.body()).isEqualTo(changed.body());
    assertThat(after.only().path("plan_name").asString()).isEqualTo("Other");
    assertThat(after.only().path("user_key")).isEqualTo(before.only().path("user_key"));
    assertThat(after.only().path("state").asString()).isEqualTo("live");
  }

  @Test
  @ConformanceCase("A68")
  void refuses_a_plan_of_another_product(Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    String path = developer.path(developer.apply().id()) + "/change_plan.json";
    long other = client.product("Other");
    long plan =
        client
            .post("/admin/api/services/" + other + "/application_plans.json", "name", "Basic")
            .id();
    long foreign = Developer.in("1", installation.tenant()).plan();

    Reply refused = client.put(path, "plan_id", Long.toString(plan));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").has("plan")).isTrue();
    assertThat(client.put(path, "plan_id", Long.toString(foreign)).status()).isEqualTo(404);
    assertThat(client.put(path).status()).as("no plan").isEqualTo(400);
  }
}
