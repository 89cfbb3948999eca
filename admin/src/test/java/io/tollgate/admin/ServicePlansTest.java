package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The plans that accounts subscribe to a product with. */
@OnBothDatabases
record ServicePlansTest(DatabaseKind database) {

  private static String plans(long service) {
    return "/admin/api/services/" + service + "/service_plans";
  }

  @Test
  void a_new_plan_is_hidden_and_has_neither_system_name_nor_custom(Client client) {
    String plans = plans(client.product("Weather"));

    Reply made = client.post(plans + ".json", "name", "Gold", "setup_fee", "1.5");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().propertyNames()).containsExactly("service_plan");
    assertThat(made.only().propertyNames())
        .containsExactly(
            "id",
            "name",
            "state",
            "setup_fee",
            "cost_per_month",
            "trial_period_days",
            "cancellation_period",
            "approval_required",
            "default",
            "created_at",
            "updated_at",
            "links");
    assertThat(made.only().path("state").asString()).isEqualTo("hidden");
    assertThat(made.only().path("setup_fee").asDouble()).isEqualTo(1.5);
    assertThat(made.header("Location")).endsWith(plans + "/" + made.id());
    assertThat(client.get(plans + "/" + made.id() + ".json").body()).isEqualTo(made.body());
  }

  @Test
  @ConformanceCase("A14")
  void is_made_flat_and_wrapped_in_both_encodings(Client client) {
    String plans = plans(client.product("Weather")) + ".json";

    assertThat(client.post(plans, "name", "One").status()).isEqualTo(201);
    assertThat(client.post(plans, "service_plan[name]", "Two").status()).isEqualTo(201);
    assertThat(client.postJson(plans, "{\"name\":\"Three\"}").status()).isEqualTo(201);
    assertThat(client.postJson(plans, "{\"service_plan\":{\"name\":\"Four\"}}").status())
        .isEqualTo(201);
    assertThat(client.post(plans).status()).isEqualTo(400);
    assertThat(client.postJson(plans, "{\"service_plan\":5}").status()).isEqualTo(422);
    assertThat(client.post(plans, "service_plan[name]", "").body())
        .isEqualTo("{\"errors\":{\"name\":[\"can't be blank\"]}}");
  }

  @Test
  void lists_hold_the_plans_of_the_product_and_of_all(Client client) {
    long weather = client.product("Weather");
    long traffic = client.product("Traffic");
    client.post(plans(weather) + ".json", "name", "Gold");

    JsonNode own = client.get(plans(weather) + ".json").json().path("plans");
    JsonNode all = client.get("/admin/api/service_plans.json").json().path("plans");
    String xml = client.get(plans(traffic) + ".xml").body();

    assertThat(own).hasSize(2);
    assertThat(own.get(1).path("service_plan").path("name").asString()).isEqualTo("Gold");
    assertThat(all).hasSize(3);
    assertThat(xml)
        .contains("<plans><plan default=\"true\" custom=\"false\">")
        .contains("<name>Default</name>")
        .doesNotContain("<system_name>");
  }

  @Test
  @ConformanceCase("A52")
  void is_published_once_and_changed_by_put_and_patch(Client client) {
    String plans = plans(client.product("Weather"));
    String one = plans + "/" + client.post(plans + ".json", "name", "Gold").id() + ".json";

    Reply published = client.put(one, "state_event", "publish");
    Reply again = client.put(one, "state_event", "publish");
    Reply renamed = client.patch(one, "name", "Silver", "cost_per_month", "-1");

    assertThat(published.only().path("state").asString()).isEqualTo("published");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.json().path("errors").has("state_event")).isTrue();
    assertThat(renamed.body())
        .isEqualTo("{\"errors\":{\"cost_per_month\":[\"must be greater than or equal to 0\"]}}");
    assertThat(client.patch(one, "name", "Silver").only().path("name").asString())
        .isEqualTo("Silver");
  }

  @Test
  @ConformanceCase("A58")
  void one_is_the_default_and_a_deleted_one_leaves_none(Client client) {
    String plans = plans(client.product("Weather"));
    long gold = client.post(plans + ".json", "name", "Gold").id();

    Reply made = client.put(plans + "/" + gold + "/default.json");
    JsonNode before = client.get(plans + ".json").json().path("plans");
    Reply deleted = client.delete(plans + "/" + gold + ".json");
    JsonNode after = client.get(plans + ".json").json().path("plans");

    assertThat(made.only().path("default").asBoolean()).isTrue();
    assertThat(before.get(0).path("service_plan").path("default").asBoolean()).isFalse();
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.body()).isEmpty();
    assertThat(after).hasSize(1);
    assertThat(after.get(0).path("service_plan").path("default").asBoolean()).isFalse();
  }

  @Test
  @ConformanceCase("A57")
  void a_plan_with_a_subscription_stays(Client client) {
    long service = client.product("Weather");
    client.post("/admin/api/signup.json", "org_name", "Acme", "username", "acme-admin");
    long plan = client.get(plans(service) + ".json").json().at("/plans/0/service_plan/id").asLong();

    Reply refused = client.delete(plans(service) + "/" + plan + ".json");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
  }

  @Test
  @ConformanceCase("A10")
  void belongs_to_its_product_and_tenant(Client client, Installation installation) {
    String plans = plans(client.product("Weather"));
    long gold = client.post(plans + ".json", "name", "Gold").id();
    Client other = installation.tenant();
    String foreign = plans(other.product("Weather"));

    assertThat(client.get(plans(client.product("Traffic")) + "/" + gold + ".json").status())
        .isEqualTo(404);
    assertThat(other.get(plans + "/" + gold + ".json").status()).isEqualTo(404);
    assertThat(other.delete(foreign + "/" + gold + ".json").status()).isEqualTo(404);
    assertThat(other.put(foreign + "/" + gold + "/default.json").status()).isEqualTo(404);
    assertThat(client.get(plans + "/" + gold + ".json").status()).isEqualTo(200);
  }

  @Test
  void members_see_the_plans_of_their_products_with_section_partners(
      Client client, Installation installation) {
    long weather = client.product("Weather");
    long traffic = client.product("Traffic");
    Client member = Members.client(client, installation, Set.of(weather), Section.PARTNERS);

    assertThat(member.get("/admin/api/service_plans.json").json().path("plans")).hasSize(1);
    assertThat(member.get(plans(traffic) + ".json").status()).isEqualTo(404);
    assertThat(member.get("/admin/api/application_plans.json").status()).isEqualTo(403);
  }

  @Test
  @ConformanceCase("A5")
  void a_read_only_token_changes_nothing(Client client) {
    String plans = plans(client.product("Weather"));
    String gold = plans + "/" + client.post(plans + ".json", "name", "Gold").id();
    Client reader = ReadOnly.of(client);
    String before = reader.get(plans + ".json").body();

    assertThat(reader.post(plans + ".json", "name", "New").status()).isEqualTo(403);
    assertThat(reader.put(gold + ".json", "name", "New").status()).isEqualTo(403);
    assertThat(reader.put(gold + "/default.json").status()).isEqualTo(403);
    assertThat(reader.delete(gold + ".json").status()).isEqualTo(403);
    assertThat(client.get(plans + ".json").body()).isEqualTo(before);
  }
}
