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
record BackendMetricsTest(DatabaseKind database) {

  private static String backend(Client client, String name) {
    return "/admin/api/backend_apis/"
        + client
            .post(
                "/admin/api/backend_apis.json",
                "name",
                name,
                "private_endpoint",
                "https://w.example.com")
            .id();
  }

  private static long id(String backend) {
    return Long.parseLong(backend.substring(backend.lastIndexOf('/') + 1));
  }

  private static long hits(Client client, String backend) {
    return client
        .get(backend + "/metrics.json")
        .json()
        .path("metrics")
        .get(0)
        .path("metric")
        .path("id")
        .asLong();
  }

  private static Reply rule(Client client, String backend, long metric, String pattern) {
    return client.post(
        backend + "/mapping_rules.json",
        "metric_id",
        "" + metric,
        "http_method",
        "GET",
        "pattern",
        pattern,
        "delta",
        "1");
  }

  private static String mount(Client client, long service, String backend, String path) {
    String usages = "/admin/api/services/" + service + "/backend_usages";
    Reply made = client.post(usages + ".json", "backend_api_id", "" + id(backend), "path", path);
    return usages + "/" + made.id() + ".json";
  }

  @Test
  void a_backend_has_metrics_and_methods_of_its_own(Client client) {
    String backend = backend(client, "Words");
    long hits = hits(client, backend);
    String methods = backend + "/metrics/" + hits + "/methods";

    Reply metric =
        client.post(
            backend + "/metrics.json",
            "metric[friendly_name]",
            "Bytes",
            "metric[name]",
            "ignored",
            "metric[unit]",
            "byte");
    Reply method = client.postJson(methods + ".json", "{\"friendly_name\":\"Find\"}");

    assertThat(metric.status()).as(metric.body()).isEqualTo(201);
    assertThat(metric.only().path("system_name").asString()).isEqualTo("bytes");
    assertThat(metric.only().has("name")).isFalse();
    assertThat(metric.only().path("links").get(0).path("rel").asString()).isEqualTo("backend_api");
    assertThat(metric.only().path("links").get(1).path("href").asString())
        .endsWith(backend + "/metrics/" + metric.id());
    assertThat(method.status()).as(method.body()).isEqualTo(201);
    assertThat(method.json().path("method").path("parent_id").asLong()).isEqualTo(hits);
    assertThat(method.only().has("name")).isFalse();
    assertThat(client.get(backend + "/metrics.json").json().path("metrics")).hasSize(3);
    JsonNode page = client.get(backend + "/metrics.json?per_page=2&page=2").json();
    assertThat(page.path("metrics")).hasSize(1);
    assertThat(page.path("metadata").path("total_entries").asLong()).isEqualTo(3);
    assertThat(client.get(methods + ".json").json().path("methods")).hasSize(1);

    String oneMetric = backend + "/metrics/" + metric.id() + ".json";
    String oneMethod = methods + "/" + method.id() + ".json";
    assertThat(client.put(oneMetric, "friendly_name", "Size").only().path("friendly_name"))
        .hasToString("\"Size\"");
    assertThat(client.put(oneMethod, "metric[friendly_name]", "Search").status()).isEqualTo(200);
    assertThat(client.get(oneMethod).only().path("friendly_name").asString()).isEqualTo("Search");
    assertThat(client.delete(oneMethod).status()).isEqualTo(200);
    assertThat(client.get(oneMethod).status()).isEqualTo(404);
    assertThat(client.delete(oneMetric).status()).isEqualTo(200);
    assertThat(client.delete(backend + "/metrics/" + hits + ".json").status()).isEqualTo(403);
  }

  @Test
  void the_rules_of_metrics_hold_for_backends(Client client) {
    String backend = backend(client, "Words");
    Reply other = client.post(backend + "/metrics.json", "friendly_name", "Bytes", "unit", "byte");

    assertThat(client.post(backend + "/metrics.json", "friendly_name", "Bytes").body())
        .isEqualTo(
            "{\"errors\":{\"unit\":[\"can't be blank\"],\"system_name\":[\"has already been taken\"],"
                + "\"friendly_name\":[\"has already been taken\"]}}");
    assertThat(
            client
                .post(backend + "/metrics/" + other.id() + "/methods.json", "friendly_name", "Find")
                .body())
        .contains("\"parent_id\"");
    assertThat(client.get(backend + "/metrics.xml").status()).isEqualTo(406);
  }

  @Test
  void a_backend_has_mapping_rules_on_its_own_metrics(Client client) {
    String backend = backend(client, "Words");
    long hits = hits(client, backend);
    long foreign = hits(client, backend(client, "Poems"));

    Reply second = rule(client, backend, hits, "/b");
    Reply first =
        client.postJson(
            backend + "/mapping_rules.json",
            "{\"mapping_rule\":{\"metric_id\":"
                + hits
                + ",\"http_method\":\"POST\",\"pattern\":\"/a/{x}\",\"delta\":2,\"position\":1}}");

    assertThat(second.status()).as(second.body()).isEqualTo(201);
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.only().path("links").get(0).path("href").asString())
        .isEqualTo(backend + "/mapping_rules/" + first.id());
    assertThat(first.only().path("links").get(1).path("rel").asString()).isEqualTo("backend_api");
    JsonNode all = client.get(backend + "/mapping_rules.json").json().path("mapping_rules");
    assertThat(all).hasSize(2);
    assertThat(all.get(0).path("mapping_rule").path("pattern").asString()).isEqualTo("/a/{x}");
    assertThat(rule(client, backend, foreign, "/c").status()).isEqualTo(404);
    assertThat(rule(client, backend, hits, "c").status()).isEqualTo(422);
    String one = backend + "/mapping_rules/" + second.id() + ".json";
    assertThat(client.put(one, "delta", "3").only().path("delta").asLong()).isEqualTo(3);
    assertThat(client.delete(backend + "/mapping_rules/" + first.id() + ".json").status())
        .isEqualTo(200);
    assertThat(client.get(one).only().path("position").asLong()).isEqualTo(1);
    assertThat(client.get(backend + "/mapping_rules.xml").status()).isEqualTo(406);
  }

  @Test
  @ConformanceCase("A28")
  void a_metric_that_a_served_configuration_counts_stays(Client client) {
    long service = client.productWithUpstream("Weather");
    String backend = backend(client, "Words");
    long metric =
        client.post(backend + "/metrics.json", "friendly_name", "Finds", "unit", "find").id();
    long rule = rule(client, backend, metric, "/find").id();
    mount(client, service, backend, "/words");
    String one = backend + "/metrics/" + metric + ".json";
    String deploy = "/admin/api/services/" + service + "/proxy/deploy.json";
    client.post(deploy);

    Reply refused = client.delete(one);
    client.delete(backend + "/mapping_rules/" + rule + ".json");
    client.post(deploy);
    Reply done = client.delete(one);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(done.status()).as(done.body()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("A55")
  void metrics_of_used_backends_can_be_limited_as_long_as_they_are_used(Client client) {
    long service = client.product("Weather");
    String backend = backend(client, "Words");
    long hits = hits(client, backend);
    String plan =
        "/admin/api/application_plans/"
            + client
                .post("/admin/api/services/" + service + "/application_plans.json", "name", "Basic")
                .id();
    String limits = plan + "/metrics/" + hits + "/limits.json";

    Reply foreign = client.post(limits, "period", "day", "value", "5");
    String usage = mount(client, service, backend, "/words");
    Reply made = client.post(limits, "period", "day", "value", "5");

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.only().path("links").get(0).path("href").asString())
        .endsWith(backend + "/metrics/" + hits);
    assertThat(client.delete(usage).status()).isEqualTo(200);
    assertThat(client.get(plan + "/limits.json").body()).isEqualTo("{\"limits\":[]}");
    mount(client, service, backend, "/words");
    assertThat(client.get(limits).body()).isEqualTo("{\"limits\":[]}");
  }

  @Test
  void parts_of_another_tenants_backend_do_not_exist(Client client, Installation installation) {
    Client other = installation.tenant();
    String foreign = backend(other, "Words");
    long hits = hits(other, foreign);
    long rule = rule(other, foreign, hits, "/a").id();
    String mine = backend(client, "Mine");

    for (String path :
        new String[] {
          foreign + "/metrics.json",
          foreign + "/metrics/" + hits + ".json",
          foreign + "/metrics/" + hits + "/methods.json",
          foreign + "/mapping_rules.json",
          foreign + "/mapping_rules/" + rule + ".json",
          mine + "/metrics/" + hits + ".json",
          mine + "/mapping_rules/" + rule + ".json"
        }) {
      assertThat(client.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(rule(client, mine, hits, "/a").status()).isEqualTo(404);
    assertThat(client.delete(mine + "/mapping_rules/" + rule + ".json").status()).isEqualTo(404);
    assertThat(other.get(foreign + "/mapping_rules/" + rule + ".json").status()).isEqualTo(200);
  }
}
