package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record PricingRulesTest(DatabaseKind database) {

  /** The paths of a new plan and of its rules for the metric hits. */
  private record Prices(String plan, String rules) {
    static Prices of(Client client, long service) {
      String plan =
          "/admin/api/application_plans/"
              + client
                  .post(
                      "/admin/api/services/" + service + "/application_plans.json", "name", "Gold")
                  .id();
      return new Prices(plan, plan + "/metrics/" + hits(client, service) + "/pricing_rules");
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

    Reply add(Client client, String cost, String min, String max) {
      return client.post(rules + ".json", "cost_per_unit", cost, "min", min, "max", max);
    }
  }

  @Test
  @ConformanceCase("A56")
  void ranges_do_not_overlap(Client client) {
    Prices prices = Prices.of(client, client.product("Weather"));

    Reply first = prices.add(client, "20", "1", "10");
    Reply overlapping = prices.add(client, "0.5", "5", "20");
    Reply open = prices.add(client, "0.0001", "11", "");
    Reply behind = prices.add(client, "1", "500", "");

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(overlapping.status()).isEqualTo(422);
    assertThat(overlapping.json().path("errors").has("min")).isTrue();
    assertThat(open.status()).as(open.body()).isEqualTo(201);
    assertThat(behind.status()).isEqualTo(422);
    assertThat(first.only().path("cost_per_unit")).hasToString("\"20.0\"");
    assertThat(open.only().path("cost_per_unit")).hasToString("\"0.0001\"");
    assertThat(open.only().path("max").isNull()).isTrue();
  }

  @Test
  void rules_are_listed_by_plan_and_metric_and_deleted(Client client) {
    long service = client.product("Weather");
    Prices prices = Prices.of(client, service);
    Prices others = Prices.of(client, client.product("Other"));
    others.add(client, "3", "1", "");

    Reply made =
        client.postJson(
            prices.rules() + ".json", "{\"pricing_rule\":{\"cost_per_unit\":1.25,\"max\":7}}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.only().path("min").asLong()).isEqualTo(1);
    JsonNode ofPlan = client.get(prices.plan() + "/pricing_rules.json").json();
    assertThat(ofPlan.path("pricing_rules")).hasSize(1);
    assertThat(ofPlan.path("pricing_rules").get(0).path("pricing_rule")).isEqualTo(made.only());
    assertThat(client.get(prices.rules() + ".json").json()).isEqualTo(ofPlan);
    assertThat(client.get(prices.rules() + ".xml").body())
        .contains("<pricing_rules><pricing_rule><id>" + made.id() + "</id>")
        .contains("<cost_per_unit>1.25</cost_per_unit><min>1</min><max>7</max>");
    assertThat(client.delete(prices.rules() + "/" + made.id() + ".json").status()).isEqualTo(200);
    assertThat(client.delete(prices.rules() + "/" + made.id() + ".json").status()).isEqualTo(404);
    assertThat(client.get(prices.rules() + ".json").body()).isEqualTo("{\"pricing_rules\":[]}");
  }

  @Test
  void what_is_wrong_with_a_price_is_said_by_field(Client client) {
    Prices prices = Prices.of(client, client.product("Weather"));

    assertThat(client.postJson(prices.rules() + ".json", "{}").status()).isEqualTo(400);
    assertThat(prices.add(client, "", "0", "").body())
        .isEqualTo(
            "{\"errors\":{\"cost_per_unit\":[\"can't be blank\"],"
                + "\"min\":[\"must be greater than or equal to 1\"]}}");
    assertThat(prices.add(client, "much", "5", "4").body())
        .isEqualTo(
            "{\"errors\":{\"max\":[\"must be greater than or equal to 5\"],"
                + "\"cost_per_unit\":[\"is not a number\"]}}");
    assertThat(prices.add(client, "-1", "1", "").status()).isEqualTo(422);
    assertThat(prices.add(client, "0.00001", "1", "").body())
        .isEqualTo("{\"errors\":{\"cost_per_unit\":[\"must have at most 4 decimals\"]}}");
    assertThat(prices.add(client, "0.50000", "1", "").status()).isEqualTo(201);
  }

  @Test
  void prices_end_with_the_use_of_a_backend(Client client) {
    long service = client.product("Weather");
    Prices prices = Prices.of(client, service);
    long backend =
        client
            .post(
                "/admin/api/backend_apis.json",
                "name",
                "Words",
                "private_endpoint",
                "https://w.example.com")
            .id();
    long hits =
        client
            .get("/admin/api/backend_apis/" + backend + "/metrics.json")
            .json()
            .path("metrics")
            .get(0)
            .path("metric")
            .path("id")
            .asLong();
    String rules = prices.plan() + "/metrics/" + hits + "/pricing_rules.json";
    String usages = "/admin/api/services/" + service + "/backend_usages";

    Reply early = client.post(rules, "cost_per_unit", "1");
    long usage = client.post(usages + ".json", "backend_api_id", "" + backend).id();
    Reply made = client.post(rules, "cost_per_unit", "1");
    client.delete(usages + "/" + usage + ".json");

    assertThat(early.status()).isEqualTo(404);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(client.get(prices.plan() + "/pricing_rules.json").body())
        .isEqualTo("{\"pricing_rules\":[]}");
  }

  @Test
  void prices_of_another_tenant_do_not_exist(Client client, Installation installation) {
    Client other = installation.tenant();
    Prices foreign = Prices.of(other, other.product("Theirs"));
    Reply rule = foreign.add(other, "1", "1", "");
    Prices mine = Prices.of(client, client.product("Mine"));

    assertThat(client.get(foreign.plan() + "/pricing_rules.json").status()).isEqualTo(404);
    assertThat(foreign.add(client, "1", "2", "").status()).isEqualTo(404);
    assertThat(client.delete(foreign.rules() + "/" + rule.id() + ".json").status()).isEqualTo(404);
    assertThat(client.delete(mine.rules() + "/" + rule.id() + ".json").status()).isEqualTo(404);
    assertThat(other.get(foreign.rules() + ".json").json().path("pricing_rules")).hasSize(1);
  }
}
