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
record BackendApisTest(DatabaseKind database) {

  private static final String ALL = "/admin/api/backend_apis";

  private static Reply backend(Client client, String name, String endpoint) {
    return client.post(ALL + ".json", "name", name, "private_endpoint", endpoint);
  }

  private static String usages(long service) {
    return "/admin/api/services/" + service + "/backend_usages";
  }

  private static Reply mount(Client client, long service, long backend, String path) {
    return client.post(usages(service) + ".json", "backend_api_id", "" + backend, "path", path);
  }

  @Test
  void a_backend_is_made_read_changed_and_deleted(Client client) {
    Reply made =
        client.postJson(
            ALL + ".json",
            "{\"backend_api\":{\"name\":\"Words\",\"private_endpoint\":\"https://w.example.com/v1/\","
                + "\"description\":\"All of them\",\"annotations\":{\"team\":\"letters\"}}}");
    String one = ALL + "/" + made.id();

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    JsonNode backend = made.json().path("backend_api");
    assertThat(backend.path("system_name").asString()).isEqualTo("words");
    assertThat(backend.path("private_endpoint").asString())
        .isEqualTo("https://w.example.com:443/v1/");
    assertThat(backend.path("annotations").path("team").asString()).isEqualTo("letters");
    assertThat(backend.path("account_id").asLong()).isEqualTo(client.credentials().tenantId());
    assertThat(backend.path("links").get(0).path("href").asString()).isEqualTo(one + "/metrics");
    assertThat(backend.path("links").get(1).path("href").asString())
        .isEqualTo(one + "/mapping_rules");

    Reply changed =
        client.put(
            one + ".json", "name", "All words", "system_name", "other", "annotations[team]", "");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.only().path("name").asString()).isEqualTo("All words");
    assertThat(changed.only().path("system_name").asString()).isEqualTo("words");
    assertThat(changed.only().path("annotations")).isEmpty();
    JsonNode listed = client.get(ALL + ".json").json().path("backend_apis");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("backend_api").path("id").asLong()).isEqualTo(made.id());
    assertThat(client.get(ALL + ".json?page=2").body()).isEqualTo("{\"backend_apis\":[]}");
    assertThat(client.delete(one + ".json").status()).isEqualTo(200);
    assertThat(client.get(one + ".json").status()).isEqualTo(404);
  }

  @Test
  void what_is_wrong_with_a_backend_is_said_by_field(Client client) {
    backend(client, "Words", "https://w.example.com");

    assertThat(client.postJson(ALL + ".json", "{}").status()).isEqualTo(400);
    assertThat(client.postJson(ALL + ".json", "{\"backend_api\":7}").status()).isEqualTo(422);
    assertThat(client.post(ALL + ".json", "description", "x").body())
        .isEqualTo(
            "{\"errors\":{\"name\":[\"can't be blank\"],\"private_endpoint\":[\"can't be blank\"]}}");
    assertThat(backend(client, "words", "https://w.example.com").body())
        .isEqualTo("{\"errors\":{\"system_name\":[\"has already been taken\"]}}");
  }

  @Test
  @ConformanceCase("A13")
  void backends_are_json_only(Client client) {
    assertThat(client.get(ALL + ".xml").status()).isEqualTo(406);
    assertThat(client.get(usages(client.product("Weather")) + ".xml").status()).isEqualTo(406);
    assertThat(client.get(ALL).header("Content-Type")).startsWith("application/json");
  }

  @Test
  @ConformanceCase("A30")
  void an_endpoint_is_an_address_with_its_port(Client client, Installation installation) {
    try (Admin strict = installation.open(false)) {
      strict.start();
      Reply refused = backend(client.at(strict.port()), "Local", "http://localhost");

      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("errors").has("private_endpoint")).isTrue();
    }
    assertThat(backend(client, "Local", "http://localhost").status()).isEqualTo(201);
    assertThat(backend(client, "Files", "ftp://x").body())
        .isEqualTo("{\"errors\":{\"private_endpoint\":[\"is invalid\"]}}");
    assertThat(
            backend(client, "Public", "https://api.example.com")
                .only()
                .path("private_endpoint")
                .asString())
        .isEqualTo("https://api.example.com:443");
  }

  @Test
  @ConformanceCase("A31")
  void usages_are_a_bare_array(Client client) {
    long service = client.product("Weather");
    long backend = backend(client, "Words", "https://w.example.com").id();

    Reply made =
        client.postJson(
            usages(service) + ".json",
            "{\"backend_api_config\":{\"backend_api_id\":" + backend + "}}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    JsonNode all = client.get(usages(service) + ".json").json();
    assertThat(all.isArray()).isTrue();
    assertThat(all).hasSize(1);
    JsonNode usage = all.get(0).path("backend_usage");
    assertThat(usage.path("backend_id").asLong()).isEqualTo(backend);
    assertThat(usage.path("service_id").asLong()).isEqualTo(service);
    assertThat(usage.path("path").asString()).isEqualTo("/");
    assertThat(usage.path("links").get(0).path("rel").asString()).isEqualTo("service");
    assertThat(client.get(usages(service) + ".json?page=2").body()).isEqualTo("[]");
    assertThat(client.get(usages(service) + "/" + made.id() + ".json").only()).isEqualTo(usage);
  }

  @Test
  @ConformanceCase("A32")
  void a_path_is_used_once_in_a_product(Client client) {
    long service = client.product("Weather");
    long words = backend(client, "Words", "https://w.example.com").id();
    long poems = backend(client, "Poems", "https://p.example.com").id();

    Reply first = mount(client, service, words, "v1/");
    Reply samePath = mount(client, service, poems, "/V1");
    Reply sameBackend = mount(client, service, words, "/v2");
    Reply second = mount(client, service, poems, "//v2//deep/");

    assertThat(first.only().path("path").asString()).isEqualTo("/v1");
    assertThat(samePath.body()).isEqualTo("{\"errors\":{\"path\":[\"has already been taken\"]}}");
    assertThat(sameBackend.body())
        .isEqualTo("{\"errors\":{\"backend_api_id\":[\"has already been taken\"]}}");
    assertThat(second.only().path("path").asString()).isEqualTo("/v2/deep");
    String one = usages(service) + "/" + second.id() + ".json";
    assertThat(client.put(one, "path", "v1").status()).isEqualTo(422);
    Reply moved = client.put(one, "path", "v3", "backend_api_id", "" + words);
    assertThat(moved.only().path("path").asString()).isEqualTo("/v3");
    assertThat(moved.only().path("backend_id").asLong()).isEqualTo(poems);
    for (String bad : new String[] {"/a?b", "/{a}", "/a$", "/a'b", "/a b", "/%20"}) {
      assertThat(client.put(one, "path", bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(mount(client, client.product("Other"), words, "/v1").status()).isEqualTo(201);
  }

  @Test
  @ConformanceCase("A33")
  void a_used_backend_stays(Client client) {
    long service = client.product("Weather");
    long backend = backend(client, "Words", "https://w.example.com").id();
    long usage = mount(client, service, backend, "/words").id();
    String one = ALL + "/" + backend + ".json";

    Reply refused = client.delete(one);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(client.delete(usages(service) + "/" + usage + ".json").status()).isEqualTo(200);
    assertThat(client.delete(one).status()).isEqualTo(200);
    assertThat(client.get(one).status()).isEqualTo(404);
  }

  @Test
  void the_upstream_of_a_proxy_is_a_backend_at_the_root(Client client) {
    long service = client.productWithUpstream("Weather");
    JsonNode usage = client.get(usages(service) + ".json").json().get(0).path("backend_usage");
    String backend = ALL + "/" + usage.path("backend_id").asLong() + ".json";
    String proxy = "/admin/api/services/" + service + "/proxy.json";

    client.put(backend, "private_endpoint", "https://new.example.com/base");

    assertThat(usage.path("path").asString()).isEqualTo("/");
    assertThat(client.get(proxy).only().path("api_backend").asString())
        .isEqualTo("https://new.example.com:443/base");
    client.delete(usages(service) + "/" + usage.path("id").asLong() + ".json");
    assertThat(client.get(proxy).only().path("api_backend").isNull()).isTrue();
  }

  @Test
  void a_backend_of_another_tenant_does_not_exist(Client client, Installation installation) {
    Client other = installation.tenant();
    long foreign = backend(other, "Words", "https://w.example.com").id();
    long foreignService = other.product("Theirs");
    long foreignUsage = mount(other, foreignService, foreign, "/").id();
    long service = client.product("Weather");

    assertThat(client.get(ALL + "/" + foreign + ".json").body())
        .isEqualTo("{\"status\":\"Not found\"}");
    assertThat(client.put(ALL + "/" + foreign + ".json", "name", "Mine").status()).isEqualTo(404);
    assertThat(client.delete(ALL + "/" + foreign + ".json").status()).isEqualTo(404);
    assertThat(mount(client, service, foreign, "/").status()).isEqualTo(404);
    String usage = usages(service) + "/" + foreignUsage + ".json";
    assertThat(client.get(usage).status()).isEqualTo(404);
    assertThat(client.delete(usage).status()).isEqualTo(404);
    assertThat(client.get(ALL + ".json").body()).isEqualTo("{\"backend_apis\":[]}");
    assertThat(other.get(ALL + "/" + foreign + ".json").only().path("name").asString())
        .isEqualTo("Words");
  }

  @Test
  void a_reading_token_changes_nothing(Client client) {
    long service = client.product("Weather");
    long backend = backend(client, "Words", "https://w.example.com").id();
    long usage = mount(client, service, backend, "/words").id();
    Client reader =
        client.with(
            client
                .post(
                    "/admin/api/personal/access_tokens.json",
                    "name",
                    "reader",
                    "permission",
                    "ro",
                    "scopes[]",
                    "account_management")
                .only()
                .path("value")
                .asString());
    String before = client.get(ALL + ".json").body() + client.get(usages(service) + ".json").body();

    assertThat(reader.get(ALL + ".json").status()).isEqualTo(200);
    assertThat(backend(reader, "More", "https://m.example.com").status()).isEqualTo(403);
    assertThat(reader.put(ALL + "/" + backend + ".json", "name", "New").status()).isEqualTo(403);
    assertThat(reader.delete(ALL + "/" + backend + ".json").status()).isEqualTo(403);
    assertThat(reader.put(usages(service) + "/" + usage + ".json", "path", "/x").status())
        .isEqualTo(403);
    assertThat(reader.delete(usages(service) + "/" + usage + ".json").status()).isEqualTo(403);
    assertThat(client.get(ALL + ".json").body() + client.get(usages(service) + ".json").body())
        .isEqualTo(before);
  }
}
