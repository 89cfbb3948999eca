package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record PlansTest(DatabaseKind database) {

  private static String plans(long service) {
    return "/admin/api/services/" + service + "/application_plans";
  }

  private static long hits(Client client, long service) {
    return client
        .get("/admin/api/services/" + service + "/metrics.json")
        .json()
        .path("metrics")
        .get(0)
        .path("metric")
        .path("id")
        .asLong();
  }

  @Test
  @ConformanceCase("A52")
  void a_plan_begins_hidden_and_is_published_once(Client client) {
    long service = client.product("Weather");

    Reply made = client.post(plans(service) + ".json", "name", "Basic");
    String path = plans(service) + "/" + made.id() + ".json";
    Reply published = client.put(path, "state_event", "publish");
    Reply again = client.put(path, "state_event", "publish");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().has("application_plan")).isTrue();
    assertThat(made.only().path("state").asString()).isEqualTo("hidden");
    assertThat(made.only().path("custom").asBoolean()).isFalse();
    assertThat(published.only().path("state").asString()).isEqualTo("published");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.json().path("errors").has("state_event")).isTrue();
  }

  @Test
  @ConformanceCase("A53")
  void patch_and_put_do_the_same(Client client) {
    long service = client.product("Weather");
    long plan = client.post(plans(service) + ".json", "name", "Basic").id();
    String path = plans(service) + "/" + plan + ".json";

    Reply put = client.put(path, "application_plan[cost_per_month]", "9.5");
    Reply patch = client.patch(path, "application_plan[setup_fee]", "1.25");

    assertThat(put.only().path("cost_per_month").toString()).isEqualTo("9.5");
    assertThat(patch.only().path("setup_fee").toString()).isEqualTo("1.25");
    assertThat(patch.only().path("cost_per_month").toString()).isEqualTo("9.5");
    assertThat(client.put(path, "setup_fee", "-1").status()).isEqualTo(422);
    assertThat(client.put(path, "trial_period_days", "many").body())
        .isEqualTo("{\"errors\":{\"trial_period_days\":[\"is not a number\"]}}");
  }

  @Test
  @ConformanceCase("A54")
  void a_period_is_limited_once_and_nothing_goes_below_zero(Client client) {
    long service = client.product("Weather");
    long plan = client.post(plans(service) + ".json", "name", "Basic").id();
    String limits =
        "/admin/api/application_plans/" + plan + "/metrics/" + hits(client, service) + "/limits";

    Reply made =
        client.post(limits + ".json", "usage_limit[period]", "day", "usage_limit[value]", "10");
    Reply second = client.post(limits + ".json", "period", "day", "value", "20");
    Reply below = client.post(limits + ".json", "period", "month", "value", "-1");
    Reply unknown = client.post(limits + ".json", "period", "second", "value", "1");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().has("limit")).isTrue();
    assertThat(made.only().path("value").asLong()).isEqualTo(10);
    assertThat(second.status()).isEqualTo(422);
    assertThat(second.json().path("errors").path("period").get(0).asString())
        .isEqualTo("has already been taken");
    assertThat(below.only().path("value").asLong()).isZero();
    assertThat(unknown.status()).isEqualTo(422);
    Reply changed = client.put(limits + "/" + made.id() + ".json", "value", "11");
    assertThat(changed.only().path("period").asString()).isEqualTo("day");
    assertThat(changed.only().path("value").asLong()).isEqualTo(11);
    JsonNode all =
        client.get("/admin/api/application_plans/" + plan + "/limits.json").json().path("limits");
    assertThat(all).hasSize(2);
    assertThat(client.delete(limits + "/" + made.id() + ".json").status()).isEqualTo(200);
    assertThat(client.get(limits + "/" + made.id() + ".json").status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("A55")
  void a_metric_of_another_product_cannot_be_limited(Client client) {
    long service = client.productWithUpstream("Weather");
    long plan = client.post(plans(service) + ".json", "name", "Basic").id();
    long foreign = hits(client, client.product("Other"));

    Reply reply =
        client.post(
            "/admin/api/application_plans/" + plan + "/metrics/" + foreign + "/limits.json",
            "period",
            "day",
            "value",
            "1");

    assertThat(reply.status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("A58")
  void deleting_the_default_plan_leaves_none(Client client) {
    long service = client.product("Weather");
    long plan = client.post(plans(service) + ".json", "name", "Basic").id();
    String path = plans(service) + "/" + plan;

    String other = client.post(plans(service) + ".json", "name", "Other").body();

    Reply made = client.put(path + "/default.json");
    Reply deleted = client.delete(path + ".json");

    assertThat(made.only().path("default").asBoolean()).isTrue();
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(client.get(path + ".json").status()).isEqualTo(404);
    assertThat(client.get(plans(service) + ".json").body())
        .isEqualTo("{\"plans\":[" + other + "]}")
        .contains("\"default\":false");
  }

  @Test
  void every_plan_is_a_plan_in_xml(Client client) {
    long service = client.product("Weather");
    client.post(plans(service) + ".json", "name", "Basic");

    assertThat(client.get("/admin/api/application_plans.xml").body())
        .contains("<plans><plan default=\"false\" custom=\"false\"><id>");
    JsonNode json = client.get("/admin/api/application_plans.json").json();
    assertThat(json.path("plans").get(0).has("application_plan")).isTrue();
  }
}
