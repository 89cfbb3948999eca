package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which plans an account is on, and what it has of them. */
@OnBothDatabases
record AccountContractTest(DatabaseKind database) {

  private static String account(Developer developer) {
    return "/admin/api/accounts/" + developer.account();
  }

  private static long plan(Client client, String name) {
    return client.post("/admin/api/account_plans.json", "name", name).id();
  }

  @Test
  void moves_to_another_account_plan(Client client) {
    Developer developer = Developer.in("1", client);
    String account = account(developer);
    long gold = plan(client, "Gold");

    Reply before = client.get(account + "/plan.json");
    Reply changed = client.put(account + "/change_plan.json", "plan_id", Long.toString(gold));
    Reply same = client.put(account + "/change_plan.json", "plan_id", Long.toString(gold));

    assertThat(before.only().path("name").asString()).isEqualTo("Default");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().propertyNames()).containsExactly("account_plan");
    assertThat(same.body()).isEqualTo(changed.body());
    assertThat(client.get(account + "/plan.json").body()).isEqualTo(changed.body());
    assertThat(client.get(account + "/plan.xml").body()).contains("<name>Gold</name>");
    assertThat(client.get(account + ".json").only().path("state").asString()).isEqualTo("approved");
  }

  @Test
  @ConformanceCase("A10")
  void a_plan_of_another_kind_or_tenant_does_not_exist(Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    String change = account(developer) + "/change_plan.json";
    long foreign = plan(installation.tenant(), "Gold");

    assertThat(client.put(change, "plan_id", Long.toString(foreign)).status()).isEqualTo(404);
    assertThat(client.put(change, "plan_id", Long.toString(developer.plan())).status())
        .isEqualTo(404);
    assertThat(client.put(change).status()).isEqualTo(400);
    assertThat(client.put(change, "plan_id", "gold").status()).isEqualTo(422);
    assertThat(installation.tenant().get(account(developer) + "/plan.json").status())
        .isEqualTo(404);
  }

  @Test
  void the_application_plans_that_were_bought(Client client) {
    Developer developer = Developer.in("1", client);
    developer.apply();
    developer.apply();

    JsonNode plans =
        client.get(account(developer) + "/application_plans.json").json().path("plans");

    assertThat(plans).as("once, however many applications").hasSize(1);
    assertThat(plans.at("/0/application_plan/id").asLong()).isEqualTo(developer.plan());
  }

  @Test
  void finds_an_application_among_those_of_the_account(Client client) {
    Developer developer = Developer.in("1", client);
    Developer other = developer.signedUpAnew("other");
    String key = developer.apply().only().path("user_key").asString();
    client.put("/admin/api/services/" + developer.service() + ".json", "backend_version", "2");
    String publicId = developer.apply().only().path("application_id").asString();
    String find = developer.applications() + "/find.json";
    assertThat(client.get(find + "?app_id=" + publicId).status()).isEqualTo(200);
    assertThat(client.get(other.applications() + "/find.json?app_id=" + publicId).status())
        .isEqualTo(404);
    assertThat(client.get(find + "?user_key=" + key).status()).as("mode 2").isEqualTo(404);
    client.put("/admin/api/services/" + developer.service() + ".json", "backend_version", "1");
    assertThat(client.get(find + "?user_key=" + key).status()).isEqualTo(200);
    assertThat(client.get(other.applications() + "/find.json?user_key=" + key).status())
        .isEqualTo(404);
    assertThat(client.get(find).status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("A5")
  void a_read_only_token_changes_nothing(Client client) {
    Developer developer = Developer.in("1", client);
    long gold = plan(client, "Gold");
    String before = client.get(account(developer) + "/plan.json").body();

    Reply refused =
        ReadOnly.of(client)
            .put(account(developer) + "/change_plan.json", "plan_id", Long.toString(gold));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(client.get(account(developer) + "/plan.json").body()).isEqualTo(before);
  }
}
