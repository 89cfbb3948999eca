package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The subscriptions of accounts to products. */
@OnBothDatabases
record SubscriptionsTest(DatabaseKind database) {

  private static String subscriptions(Developer developer) {
    return "/admin/api/accounts/" + developer.account() + "/service_subscriptions";
  }

  private static long first(Developer developer) {
    return developer
        .client()
        .get(subscriptions(developer) + ".json")
        .json()
        .at("/service_subscriptions/0/service_subscription/id")
        .asLong();
  }

  private static long plan(Client client, long service, String... form) {
    String[] all = new String[form.length + 2];
    all[0] = "name";
    all[1] = "Gold";
    System.arraycopy(form, 0, all, 2, form.length);
    return client.post("/admin/api/services/" + service + "/service_plans.json", all).id();
  }

  @Test
  void shows_all_that_the_contract_names(Client client) {
    Developer developer = Developer.in("1", client);
    String one = subscriptions(developer) + "/" + first(developer);

    JsonNode shown = client.get(one + ".json").only();

    assertThat(shown.propertyNames())
        .containsExactly(
            "id",
            "plan_id",
            "user_account_id",
            "created_at",
            "updated_at",
            "state",
            "paid_until",
            "trial_period_expires_at",
            "setup_fee",
            "type",
            "variable_cost_paid_until",
            "tenant_id",
            "service_id",
            "accepted_at",
            "links");
    assertThat(shown.path("state").asString()).isEqualTo("live");
    assertThat(shown.path("service_id").asLong()).isEqualTo(developer.service());
    assertThat(shown.path("user_account_id").asLong()).isEqualTo(developer.account());
    assertThat(shown.path("type").asString()).isEqualTo("ServiceContract");
    assertThat(client.get(subscriptions(developer) + ".xml").status()).isEqualTo(406);
    assertThat(client.get(one + ".xml").status()).isEqualTo(406);
  }

  @Test
  void an_account_subscribes_once_to_a_product(Client client) {
    Developer developer = Developer.in("1", client);
    long traffic = client.product("Traffic");
    String plan = Long.toString(plan(client, traffic, "setup_fee", "2.5"));
    String all = subscriptions(developer) + ".json";

    Reply made = client.post(all, "service_subscription[plan_id]", plan);
    Reply again = client.postJson(all, "{\"plan_id\":" + plan + "}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.header("Location")).endsWith(subscriptions(developer) + "/" + made.id());
    assertThat(made.only().path("setup_fee").asDouble()).isEqualTo(2.5);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.json().path("errors").has("base")).isTrue();
    assertThat(client.get(all).json().path("service_subscriptions")).hasSize(2);
    assertThat(client.post(all).status()).isEqualTo(400);
    assertThat(client.postJson(all, "{\"service_subscription\":{\"plan_id\":null}}").status())
        .isEqualTo(400);
    assertThat(client.post(all, "plan_id", Long.toString(developer.plan())).status())
        .as("an application plan")
        .isEqualTo(404);
  }

  @Test
  void one_that_wants_approval_is_pending_until_then(Client client) {
    Developer developer = Developer.in("1", client);
    long plan =
        plan(
            client,
            client.product("Traffic"),
            "approval_required",
            "true",
            "trial_period_days",
            "3");
    Reply made = client.post(subscriptions(developer) + ".json", "plan_id", Long.toString(plan));
    String one = subscriptions(developer) + "/" + made.id();

    Reply approved = client.put(one + "/approve.json");
    Reply again = client.put(one + "/approve.json");

    assertThat(made.only().path("state").asString()).isEqualTo("pending");
    assertThat(made.only().path("accepted_at").isNull()).isTrue();
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(approved.only().path("state").asString()).isEqualTo("live");
    assertThat(approved.only().path("accepted_at").isNull()).isFalse();
    assertThat(approved.only().path("trial_period_expires_at").isNull()).isFalse();
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.only().path("from").asString()).isEqualTo("live");
    assertThat(again.only().path("event").asString()).isEqualTo("approve");
  }

  @Test
  void moves_to_another_plan_of_its_product_only(Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    String one = subscriptions(developer) + "/" + first(developer);
    long gold = plan(client, developer.service());
    long other = plan(client, client.product("Traffic"));
    Client stranger = installation.tenant();
    long foreign = plan(stranger, stranger.product("Weather"));

    Reply changed = client.put(one + "/change_plan.json", "plan_id", Long.toString(gold));
    Reply same = client.put(one + "/change_plan.json", "plan_id", Long.toString(gold));
    Reply wrong = client.put(one + "/change_plan.json", "plan_id", Long.toString(other));

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().propertyNames()).containsExactly("service_plan");
    assertThat(same.body()).isEqualTo(changed.body());
    assertThat(wrong.json().path("errors").has("plan")).isTrue();
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(client.put(one + "/change_plan.json", "plan_id", Long.toString(foreign)).status())
        .isEqualTo(404);
    assertThat(client.put(one + "/change_plan.json").status()).isEqualTo(400);
    assertThat(client.get(one + ".json").only().path("plan_id").asLong()).isEqualTo(gold);
  }

  @Test
  void ends_with_its_suspended_applications_and_not_with_others(Client client) {
    Developer developer = Developer.in("1", client);
    String one = subscriptions(developer) + "/" + first(developer) + ".json";
    String application = developer.path(developer.apply().id());

    Reply refused = client.delete(one);
    client.put(application + "/suspend.json");
    Reply done = client.delete(one);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).isEmpty();
    assertThat(client.get(one).status()).isEqualTo(404);
    assertThat(client.get(application + ".json").status()).isEqualTo(404);
    assertThat(developer.apply().status()).as("subscribes anew").isEqualTo(201);
  }

  @Test
  void the_service_plans_that_were_bought(Client client) {
    Developer developer = Developer.in("1", client);
    String path = "/admin/api/accounts/" + developer.account() + "/service_plans";

    JsonNode plans = client.get(path + ".json").json().path("plans");

    assertThat(plans).hasSize(1);
    assertThat(plans.get(0).path("service_plan").path("name").asString()).isEqualTo("Default");
    assertThat(client.get(path + ".xml").body())
        .contains("<plans><plan default=\"true\" custom=\"false\">");
  }

  @Test
  @ConformanceCase("A10")
  void belongs_to_its_account_tenant_and_visible_product(Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    long id = first(developer);
    long other = Developer.in("1", installation.tenant()).account();
    long second =
        client.post("/admin/api/signup.json", "org_name", "Two", "username", "two-admin").id();
    Client blind = Members.client(client, installation, Set.of(), Section.PARTNERS);

    assertThat(
            client
                .get("/admin/api/accounts/" + second + "/service_subscriptions/" + id + ".json")
                .status())
        .isEqualTo(404);
    assertThat(client.get("/admin/api/accounts/" + other + "/service_subscriptions.json").status())
        .isEqualTo(404);
    assertThat(blind.get(subscriptions(developer) + ".json").json().at("/service_subscriptions"))
        .isEmpty();
    assertThat(blind.delete(subscriptions(developer) + "/" + id + ".json").status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("A5")
  void a_read_only_token_changes_nothing(Client client) {
    Developer developer = Developer.in("1", client);
    String all = subscriptions(developer);
    String one = all + "/" + first(developer);
    String gold = Long.toString(plan(client, developer.service()));
    Client reader = ReadOnly.of(client);
    String before = reader.get(all + ".json").body();

    assertThat(reader.post(all + ".json", "plan_id", gold).status()).isEqualTo(403);
    assertThat(reader.put(one + "/change_plan.json", "plan_id", gold).status()).isEqualTo(403);
    assertThat(reader.put(one + "/approve.json").status()).isEqualTo(403);
    assertThat(reader.delete(one + ".json").status()).isEqualTo(403);
    assertThat(client.get(all + ".json").body()).isEqualTo(before);
  }
}
