package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record MappingRulesTest(DatabaseKind database) {

  private static String rules(long service) {
    return "/admin/api/services/" + service + "/proxy/mapping_rules";
  }

  private static long hits(Client client, long service) {
    return client
        .get(rules(service) + ".json")
        .json()
        .path("mapping_rules")
        .get(0)
        .path("mapping_rule")
        .path("metric_id")
        .asLong();
  }

  private static Reply rule(Client client, long service, String pattern, String... more) {
    List<String> form =
        new ArrayList<>(
            List.of(
                "metric_id",
                "" + hits(client, service),
                "http_method",
                "GET",
                "pattern",
                pattern,
                "delta",
                "1"));
    form.addAll(List.of(more));
    return client.post(rules(service) + ".json", form.toArray(String[]::new));
  }

  private static List<String> ordered(Client client, long service) {
    List<String> all = new ArrayList<>();
    for (JsonNode each : client.get(rules(service) + ".json").json().path("mapping_rules")) {
      JsonNode rule = each.path("mapping_rule");
      all.add(rule.path("position").asInt() + rule.path("pattern").asString());
    }
    return all;
  }

  @Test
  @ConformanceCase("A44")
  void accepts_only_patterns_of_the_contract(Client client) {
    long service = client.product("Weather");

    for (String bad : new String[] {"/{a}/{a}", "/x?{k}=1", "x", ""}) {
      Reply refused = rule(client, service, bad);
      assertThat(refused.status()).as(bad).isEqualTo(422);
      assertThat(refused.json().path("errors").has("pattern")).as(bad).isTrue();
    }
    assertThat(rule(client, service, "/x?k={v}$").status()).isEqualTo(201);
    assertThat(rule(client, service, "/y", "http_method", "ANY").status()).isEqualTo(201);
    assertThat(rule(client, service, "/y", "http_method", "BREW").status()).isEqualTo(422);
    Reply zero = rule(client, service, "/y", "delta", "0");
    assertThat(zero.body()).isEqualTo("{\"errors\":{\"delta\":[\"must be greater than 0\"]}}");
  }

  @Test
  void names_the_three_fields_that_are_missing(Client client) {
    long service = client.product("Weather");

    Reply reply = client.postJson(rules(service) + ".json", "{}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors").propertyNames())
        .contains("delta", "http_method", "metric_id");
  }

  @Test
  void a_metric_of_another_product_does_not_exist(Client client) {
    long service = client.product("Weather");
    long foreign = hits(client, client.product("Other"));

    assertThat(rule(client, service, "/x", "metric_id", "" + foreign).status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("A45")
  void positions_have_no_gaps(Client client) {
    long service = client.product("Weather");
    rule(client, service, "/b");
    long third = rule(client, service, "/c").id();

    long first = rule(client, service, "/a", "position", "1").id();
    List<String> inserted = ordered(client, service);
    client.delete(rules(service) + "/" + first + ".json");
    List<String> deleted = ordered(client, service);
    client.patch(rules(service) + "/" + third + ".json", "mapping_rule[position]", "1");
    List<String> moved = ordered(client, service);

    assertThat(inserted).containsExactly("1/a", "2/", "3/b", "4/c");
    assertThat(deleted).containsExactly("1/", "2/b", "3/c");
    assertThat(moved).containsExactly("1/c", "2/", "3/b");
  }

  @Test
  void older_clients_change_rules_under_another_path(Client client) {
    long service = client.product("Weather");
    long rule = rule(client, service, "/b").id();

    Reply changed =
        client.patch(
            "/admin/api/services/" + service + "/mapping_rules/" + rule + ".json", "delta", "3");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.only().path("delta").asLong()).isEqualTo(3);
    assertThat(changed.only().path("pattern").asString()).isEqualTo("/b");
    assertThat(client.get(rules(service) + "/" + rule + ".xml").body())
        .contains("<mapping_rule><id>" + rule + "</id>")
        .contains("<last>false</last>");
  }
}
