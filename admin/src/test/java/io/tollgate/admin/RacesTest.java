package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.AtOnce;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fifty who want what only one can have. */
@OnBothDatabases
record RacesTest(DatabaseKind database) {
  private static final int MANY = 50;

  private static List<JsonNode> listed(Client client, String path, String name) {
    return client.get(path).only().valueStream().map(each -> each.path(name)).toList();
  }

  @Test
  void one_product_stays(Client client) throws InterruptedException {
    List<Long> products = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      products.add(client.product("Product " + i));
    }

    List<Integer> statuses =
        AtOnce.statuses(
            MANY, i -> client.delete("/admin/api/services/" + products.get(i) + ".json"));

    assertThat(statuses).isSubsetOf(200, 403).containsOnlyOnce(403);
    assertThat(listed(client, "/admin/api/services.json", "service")).hasSize(1);
  }

  @Test
  void one_plan_is_the_default(Client client) throws InterruptedException {
    Developer developer = Developer.in("1", client);
    String plans = "/admin/api/services/" + developer.service() + "/application_plans";
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(developer.newPlan("Plan " + i));
    }

    List<Integer> statuses =
        AtOnce.statuses(
            MANY,
            i -> {
              String plan = plans + "/" + ids.get(i % ids.size());
              return i % 10 == 9
                  ? client.delete(plan + ".json")
                  : client.put(plan + "/default.json");
            });

    assertThat(statuses).isSubsetOf(200, 404);
    List<JsonNode> left = listed(client, plans + ".json", "application_plan");
    assertThat(left).hasSizeGreaterThan(ids.size() - 2);
    assertThat(left.stream().filter(plan -> plan.path("default").asBoolean()))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void versions_follow_each_other_without_gap_or_twin(Client client) throws InterruptedException {
    long service = client.productWithUpstream("Weather");
    String proxy = "/admin/api/services/" + service + "/proxy";

    List<Integer> statuses =
        AtOnce.statuses(
            MANY,
            i ->
                i % 2 == 0
                    ? client.patch(proxy + ".json", "auth_user_key", "key-" + i)
                    : client.post(proxy + "/deploy.json"));
    client.patch(proxy + ".json", "auth_user_key", "the-last");
    client.post(proxy + "/deploy.json");

    assertThat(statuses).isSubsetOf(200, 201, 422);
    List<Integer> versions =
        listed(client, proxy + "/configs/sandbox.json", "proxy_config").stream()
            .map(config -> config.path("version").asInt())
            .sorted()
            .toList();
    assertThat(versions)
        .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList())
        .hasSizeGreaterThan(1);
    assertThat(
            client
                .get(proxy + "/configs/sandbox/latest.json")
                .only()
                .at("/content/proxy/auth_user_key")
                .asString())
        .isEqualTo("the-last");
  }

  @Test
  void prices_never_overlap(Client client) throws InterruptedException {
    Developer developer = Developer.in("1", client);
    long hits =
        listed(client, "/admin/api/services/" + developer.service() + "/metrics.json", "metric")
            .getFirst()
            .path("id")
            .asLong();
    String rules =
        "/admin/api/application_plans/" + developer.plan() + "/metrics/" + hits + "/pricing_rules";

    List<Integer> statuses =
        AtOnce.statuses(
            MANY,
            i ->
                client.post(
                    rules + ".json",
                    "cost_per_unit",
                    "1",
                    "min",
                    Integer.toString(i % 7 + 1),
                    "max",
                    Integer.toString(i % 7 + 3)));

    assertThat(statuses).isSubsetOf(201, 422).contains(201, 422);
    List<JsonNode> made =
        listed(client, rules + ".json", "pricing_rule").stream()
            .sorted(Comparator.comparing(rule -> rule.path("min").asLong()))
            .toList();
    assertThat(made).hasSize(Collections.frequency(statuses, 201));
    for (int i = 1; i < made.size(); i++) {
      assertThat(made.get(i).path("min").asLong())
          .isGreaterThan(made.get(i - 1).path("max").asLong());
    }
  }

  @Test
  void of_those_who_saw_the_same_proxy_one_changes_it(Client client) throws InterruptedException {
    String proxy = "/admin/api/services/" + client.productWithUpstream("Weather") + "/proxy.json";
    String seen = client.get(proxy).only().path("lock_version").asString();

    List<Integer> statuses =
        AtOnce.statuses(
            MANY,
            i ->
                client
                    .withHeader("If-Match", "\"" + seen + "\"")
                    .patch(proxy, "auth_user_key", "key-" + i));

    assertThat(statuses).isSubsetOf(200, 409).containsOnlyOnce(200);
  }

  @Test
  void an_account_goes_with_its_customised_plans_whatever_is_done_to_them(Client client)
      throws InterruptedException {
    Developer developer = Developer.in("1", client);
    List<Long> customised = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String application = developer.path(developer.apply().id());
      customised.add(client.put(application + "/customize_plan.json").id());
    }
    long hits =
        listed(client, "/admin/api/services/" + developer.service() + "/metrics.json", "metric")
            .getFirst()
            .path("id")
            .asLong();

    List<Reply> replies =
        AtOnce.replies(
            MANY,
            i -> {
              String plan = "/admin/api/application_plans/" + customised.get(i % 5);
              return switch (i % 5) {
                case 0 ->
                    client.post(
                        plan + "/metrics/" + hits + "/limits.json", "period", "day", "value", "1");
                case 1 ->
                    client.post(
                        plan + "/metrics/" + hits + "/pricing_rules.json", "cost_per_unit", "1");
                case 2 -> developer.apply();
                case 3 -> client.get("/admin/api/accounts/" + developer.account() + ".json");
                default ->
                    i == MANY / 2 + 4
                        ? client.delete("/admin/api/accounts/" + developer.account() + ".json")
                        : client.put(
                            "/admin/api/services/"
                                + developer.service()
                                + "/application_plans/"
                                + customised.get(i % 5)
                                + ".json",
                            "name",
                            "Renamed " + i);
              };
            });

    assertThat(replies).extracting(Reply::status).isSubsetOf(200, 201, 404, 409, 422);
    if (client.get("/admin/api/accounts/" + developer.account() + ".json").status() == 404) {
      for (long plan : customised) {
        assertThat(
                client
                    .get(
                        "/admin/api/services/"
                            + developer.service()
                            + "/application_plans/"
                            + plan
                            + ".json")
                    .status())
            .isEqualTo(404);
      }
    }
  }
}
