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
record MetricsTest(DatabaseKind database) {

  private static String metrics(long service) {
    return "/admin/api/services/" + service + "/metrics";
  }

  private static long hits(Client client, long service) {
    return client
        .get(metrics(service) + ".json")
        .json()
        .path("metrics")
        .get(0)
        .path("metric")
        .path("id")
        .asLong();
  }

  private static Reply metric(Client client, long service, String name) {
    return client.post(metrics(service) + ".json", "friendly_name", name, "unit", "call");
  }

  @Test
  @ConformanceCase("A26")
  void only_hits_has_methods(Client client) {
    long service = client.product("Weather");
    long other = metric(client, service, "Bytes").id();

    Reply refused =
        client.post(metrics(service) + "/" + other + "/methods.json", "friendly_name", "Find");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").has("parent_id")).isTrue();
  }

  @Test
  @ConformanceCase("A27")
  void metrics_list_methods_too(Client client) {
    long service = client.product("Weather");
    long hits = hits(client, service);
    String methods = metrics(service) + "/" + hits + "/methods";

    Reply made = client.post(methods + ".json", "friendly_name", "Find");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().has("method")).isTrue();
    assertThat(made.only().has("unit")).isFalse();
    JsonNode all = client.get(metrics(service) + ".json").json().path("metrics");
    assertThat(all).hasSize(2);
    assertThat(all.get(0).path("metric").has("parent_id")).isFalse();
    assertThat(all.get(1).path("metric").path("parent_id").asLong()).isEqualTo(hits);
    JsonNode listed = client.get(methods + ".json").json().path("methods");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("method").path("id").asLong()).isEqualTo(made.id());
    String one = methods + "/" + made.id() + ".json";
    assertThat(client.put(one, "metric[friendly_name]", "Search").only().path("friendly_name"))
        .hasToString("\"Search\"");
    assertThat(client.delete(one).status()).isEqualTo(200);
    assertThat(client.get(one).status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("A28")
  void a_metric_that_a_served_configuration_counts_stays(Client client) {
    long service = client.productWithUpstream("Weather");
    long hits = hits(client, service);
    long used = metric(client, service, "Used").id();
    String proxy = "/admin/api/services/" + service + "/proxy";
    Reply rule =
        client.post(
            proxy + "/mapping_rules.json",
            "metric_id",
            "" + used,
            "http_method",
            "GET",
            "pattern",
            "/used",
            "delta",
            "1");
    client.post(proxy + "/deploy.json");
    Reply promoted =
        client.post(
            proxy
                + "/configs/sandbox/"
                + client.get(proxy + "/configs/sandbox/latest.json").only().path("version").asLong()
                + "/promote.json",
            "to",
            "production");
    assertThat(promoted.status()).as(promoted.body()).isEqualTo(201);

    Reply refused = client.delete(metrics(service) + "/" + used + ".json");
    client.delete(proxy + "/mapping_rules/" + rule.id() + ".json");
    Reply stillRefused = client.delete(metrics(service) + "/" + used + ".json");
    client.post(proxy + "/deploy.json");
    Reply inProduction = client.delete(metrics(service) + "/" + used + ".json");
    client.post(
        proxy
            + "/configs/sandbox/"
            + client.get(proxy + "/configs/sandbox/latest.json").only().path("version").asLong()
            + "/promote.json",
        "to",
        "production");
    Reply done = client.delete(metrics(service) + "/" + used + ".json");

    assertThat(client.delete(metrics(service) + "/" + hits + ".json").status()).isEqualTo(403);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(stillRefused.status()).isEqualTo(403);
    assertThat(inProduction.status()).as("counted in production").isEqualTo(403);
    assertThat(done.status()).isEqualTo(200);
  }

  @Test
  void deleting_a_metric_deletes_its_rules_and_closes_their_gap(Client client) {
    long service = client.product("Weather");
    long metric = metric(client, service, "Used").id();
    String rules = "/admin/api/services/" + service + "/proxy/mapping_rules.json";
    client.post(
        rules,
        "metric_id",
        "" + metric,
        "http_method",
        "GET",
        "pattern",
        "/used",
        "delta",
        "1",
        "position",
        "1");

    assertThat(client.delete(metrics(service) + "/" + metric + ".json").status()).isEqualTo(200);

    JsonNode left = client.get(rules).json().path("mapping_rules");
    assertThat(left).hasSize(1);
    assertThat(left.get(0).path("mapping_rule").path("position").asLong()).isEqualTo(1);
  }

  @Test
  @ConformanceCase("A29")
  void names_are_unique_within_the_service(Client client) {
    long service = client.product("Weather");
    metric(client, service, "Bytes");

    Reply again = metric(client, service, "Bytes");
    Reply sameSystemName =
        client.post(
            metrics(service) + ".json",
            "friendly_name",
            "Other",
            "system_name",
            "bytes",
            "unit",
            "byte");

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.json().path("errors").path("friendly_name").get(0).asString())
        .isEqualTo("has already been taken");
    assertThat(sameSystemName.status()).isEqualTo(422);
    assertThat(sameSystemName.json().path("errors").has("system_name")).isTrue();
    assertThat(metric(client, client.product("Other"), "Bytes").status()).isEqualTo(201);
  }

  @Test
  void takes_name_as_another_word_for_system_name(Client client) {
    long service = client.product("Weather");

    Reply made =
        client.post(
            metrics(service) + ".json",
            "metric[friendly_name]",
            "Bytes sent",
            "metric[name]",
            "sent",
            "metric[unit]",
            "byte");

    assertThat(made.only().path("system_name").asString()).isEqualTo("sent");
    assertThat(made.only().path("name").asString()).isEqualTo("sent");
    assertThat(client.post(metrics(service) + ".json", "friendly_name", "X").status())
        .as("a metric needs a unit")
        .isEqualTo(422);
  }
}
