package io.tollgate.admin.publication;

import static io.tollgate.admin.support.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.protocol.administration.BackendService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record BackendPublicationTest(DatabaseKind database) {

  private static long backend(Client client, String name, String endpoint) {
    return client
        .post("/admin/api/backend_apis.json", "name", name, "private_endpoint", endpoint)
        .id();
  }

  private static Reply mount(Client client, long service, long backend, String path) {
    return client.post(
        "/admin/api/services/" + service + "/backend_usages.json",
        "backend_api_id",
        "" + backend,
        "path",
        path);
  }

  private static JsonNode deployed(Client client, long service) {
    String proxy = "/admin/api/services/" + service + "/proxy";
    Reply deployed = client.post(proxy + "/deploy.json");
    assertThat(deployed.status()).as(deployed.body()).isEqualTo(201);
    return client.get(proxy + "/configs/sandbox/latest.json").only().path("content").path("proxy");
  }

  private static List<String> metrics(Installation installation, long service) {
    @Nullable BackendService known = installation.backend().service(service);
    return known == null
        ? List.of()
        : known.metrics().stream().map(BackendService.Metric::name).toList();
  }

  @Test
  @ConformanceCase("A43")
  void backends_below_the_root_are_routed_to_by_path(Client client) {
    long service = client.productWithUpstream("Weather");
    long words = backend(client, "Words", "https://w.example.com/base");
    long old = backend(client, "Old", "https://old.example.com");
    String hits =
        ""
            + client
                .get("/admin/api/backend_apis/" + words + "/metrics.json")
                .json()
                .path("metrics")
                .get(0)
                .path("metric")
                .path("id")
                .asLong();
    client.post(
        "/admin/api/backend_apis/" + words + "/mapping_rules.json",
        "metric_id",
        hits,
        "http_method",
        "GET",
        "pattern",
        "/find/{x}",
        "delta",
        "2");
    JsonNode before = deployed(client, service);
    mount(client, service, old, "/v1");
    mount(client, service, words, "/v1.2");
    client.putJson(
        "/admin/api/services/" + service + "/proxy/policies.json",
        "{\"policies_config\":[{\"name\":\"headers\",\"version\":\"builtin\",\"configuration\":{},"
            + "\"enabled\":false},{\"name\":\"routing\",\"version\":\"builtin\",\"configuration\":"
            + "{\"rules\":[{\"url\":\"http://mine.example.com\",\"condition\":{\"operations\":[]}}]},"
            + "\"enabled\":true},{\"name\":\"cors\",\"version\":\"builtin\",\"configuration\":{},"
            + "\"enabled\":true},{\"name\":\"apicast\",\"version\":\"builtin\",\"configuration\":{},"
            + "\"enabled\":true}]}");

    JsonNode proxy = deployed(client, service);

    assertThat(before.path("api_backend").asString()).isEqualTo("http://127.0.0.1:9");
    assertThat(proxy.path("api_backend").isNull()).isTrue();
    assertThat(proxy.path("policy_chain").valueStream().map(p -> p.path("name").asString()))
        .containsExactly("cors", "routing", "apicast");
    JsonNode rules = proxy.path("policy_chain").get(1).path("configuration").path("rules");
    assertThat(rules.valueStream().map(rule -> rule.path("url").asString()))
        .containsExactly(
            "https://w.example.com:443/base",
            "https://old.example.com:443",
            "http://127.0.0.1:9",
            "http://mine.example.com");
    assertThat(rules.get(0))
        .hasToString(
            "{\"url\":\"https://w.example.com:443/base\",\"owner_id\":"
                + words
                + ",\"owner_type\":\"BackendApi\",\"condition\":{\"operations\":[{\"match\":\"path\","
                + "\"op\":\"matches\",\"value\":\"^/v1\\\\.2/.*|^/v1\\\\.2/?$\"}]},"
                + "\"replace_path\":\"{{uri | remove_first: '/v1.2'}}\"}");
    assertThat(rules.get(2).has("replace_path")).isFalse();
    JsonNode rule = proxy.path("proxy_rules").get(1);
    assertThat(rule.path("pattern").asString()).isEqualTo("/v1.2/find/{x}");
    assertThat(rule.path("metric_system_name").asString()).isEqualTo("hits." + words);
    assertThat(rule.path("owner_type").asString()).isEqualTo("BackendApi");
    assertThat(rule.path("owner_id").asLong()).isEqualTo(words);
    assertThat(rule.path("delta").asLong()).isEqualTo(2);
  }

  @Test
  void what_a_served_configuration_counts_stays_known_until_another_one_is_served(
      Client client, Installation installation) {
    long service = client.productWithUpstream("Weather");
    long words = backend(client, "Words", "https://w.example.com");
    String backend = "/admin/api/backend_apis/" + words;
    long hits =
        client
            .get(backend + "/metrics.json")
            .json()
            .path("metrics")
            .get(0)
            .path("metric")
            .path("id")
            .asLong();
    client.post(
        backend + "/mapping_rules.json",
        "metric_id",
        "" + hits,
        "http_method",
        "GET",
        "pattern",
        "/",
        "delta",
        "1");
    long usage = mount(client, service, words, "/words").id();
    deployed(client, service);
    until("hits", () -> metrics(installation, service).contains("hits." + words));

    client.delete("/admin/api/services/" + service + "/backend_usages/" + usage + ".json");
    client.delete(backend + ".json");
    client.post(
        "/admin/api/services/" + service + "/metrics.json", "friendly_name", "Later", "unit", "x");
    until("later", () -> metrics(installation, service).contains("later"));

    assertThat(metrics(installation, service)).contains("hits." + words);
    deployed(client, service);
    until("no hits", () -> !metrics(installation, service).contains("hits." + words));
  }

  @Test
  void authorisation_knows_the_metrics_of_used_backends(Client client, Installation installation) {
    long service = client.product("Weather");
    long words = backend(client, "Words", "https://w.example.com");
    String metrics = "/admin/api/backend_apis/" + words + "/metrics";
    until("the product is known", () -> metrics(installation, service).contains("hits"));
    assertThat(metrics(installation, service)).containsExactly("hits");

    long usage = mount(client, service, words, "/words").id();
    until("hits", () -> metrics(installation, service).contains("hits." + words));
    long bytes = client.post(metrics + ".json", "friendly_name", "Bytes", "unit", "byte").id();
    until("bytes", () -> metrics(installation, service).contains("bytes." + words));
    client.delete(metrics + "/" + bytes + ".json");
    until("no bytes", () -> !metrics(installation, service).contains("bytes." + words));
    client.delete("/admin/api/services/" + service + "/backend_usages/" + usage + ".json");
    until("nothing of it", () -> metrics(installation, service).equals(List.of("hits")));
  }
}
