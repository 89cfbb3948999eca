package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record PolicyRegistryTest(DatabaseKind database) {

  private static final String ALL = "/admin/api/registry/policies";

  private static String policy(String name, String version, String manifestVersion) {
    return "{\"policy\":{\"name\":\""
        + name
        + "\",\"version\":\""
        + version
        + "\",\"schema\":{\"name\":\"Greeting\",\"version\":\""
        + manifestVersion
        + "\",\"summary\":\"Greets\",\"configuration\":{\"type\":\"object\"}}}}";
  }

  private static Client scoped(Client client, String permission, String scope) {
    return client.with(
        client
            .post(
                "/admin/api/personal/access_tokens.json",
                "name",
                scope + permission,
                "permission",
                permission,
                "scopes[]",
                scope)
            .only()
            .path("value")
            .asString());
  }

  private static Reply chain(Client client, long service, String name, String version) {
    return client.putJson(
        "/admin/api/services/" + service + "/proxy/policies.json",
        "{\"policies_config\":[{\"name\":\""
            + name
            + "\",\"version\":\""
            + version
            + "\",\"configuration\":{},\"enabled\":true}]}");
  }

  @Test
  void the_catalogue_has_the_gateways_policies_and_the_registered_ones(Installation installation) {
    Client client = installation.tenant();
    client.postJson(ALL + ".json", policy("greeting", "1.0", "1.0"));
    client.postJson(ALL + ".json", policy("greeting", "2.0", "2.0"));
    client.postJson(ALL + ".json", policy("farewell", "1.0", "1.0"));

    Reply shown = client.get("/admin/api/policies.json");

    assertThat(shown.status()).as(shown.body()).isEqualTo(200);
    assertThat(shown.json().propertyNames()).containsExactly("apicast", "farewell", "greeting");
    assertThat(shown.json().path("greeting").findValuesAsString("version"))
        .containsExactly("1.0", "2.0");
    assertThat(shown.json().path("greeting").findValuesAsString("summary"))
        .containsExactly("Greets as the gateway says", "Greets");
    assertThat(installation.tenant().get("/admin/api/policies.json").json().has("farewell"))
        .isFalse();
    assertThat(client.get("/admin/api/policies.xml").status()).isEqualTo(406);
    assertThat(scoped(client, "ro", "policy_registry").get("/admin/api/policies.json").status())
        .isEqualTo(200);
    assertThat(scoped(client, "ro", "stats").get("/admin/api/policies.json").status())
        .isEqualTo(403);
  }

  @Test
  void a_policy_is_registered_read_changed_and_deleted(Client client) {
    Reply made = client.postJson(ALL + ".json", policy("greeting", "1.0", "1.0"));

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("policy").path("schema").path("summary").asString())
        .isEqualTo("Greets");
    assertThat(client.get(ALL + "/" + made.id() + ".json").only()).isEqualTo(made.only());
    assertThat(client.get(ALL + "/greeting-1.0.json").only()).isEqualTo(made.only());
    JsonNode listed = client.get(ALL + ".json").json().path("policies");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("policy")).isEqualTo(made.only());
    Reply changed =
        client.put(
            ALL + "/greeting-1.0.json",
            "schema",
            "{\"name\":\"G\",\"version\":\"1.0\",\"summary\":\"Says hello\",\"configuration\":{}}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.only().path("schema").path("summary").asString()).isEqualTo("Says hello");
    assertThat(client.get(ALL + ".xml").status()).isEqualTo(406);
    assertThat(client.delete(ALL + "/" + made.id() + ".json").status()).isEqualTo(200);
    assertThat(client.get(ALL + "/" + made.id() + ".json").status()).isEqualTo(404);
    assertThat(client.get(ALL + "/greeting-1.0.json").status()).isEqualTo(404);
  }

  @Test
  void what_is_wrong_with_a_policy_is_said_by_field(Client client) {
    client.postJson(ALL + ".json", policy("greeting", "1.0", "1.0"));

    assertThat(client.postJson(ALL + ".json", "{}").status()).isEqualTo(400);
    assertThat(client.postJson(ALL + ".json", "{\"name\":\"x\"}").body())
        .isEqualTo(
            "{\"errors\":{\"version\":[\"can't be blank\"],\"schema\":[\"can't be blank\"]}}");
    assertThat(client.postJson(ALL + ".json", policy("greeting", "1.0", "1.0")).body())
        .isEqualTo("{\"errors\":{\"version\":[\"has already been taken\"]}}");
    assertThat(client.postJson(ALL + ".json", policy("greeting", "1.1", "1.0")).body())
        .isEqualTo("{\"errors\":{\"schema\":[\"must have the same version as the policy\"]}}");
    assertThat(client.postJson(ALL + ".json", policy("x", "builtin", "builtin")).body())
        .isEqualTo("{\"errors\":{\"version\":[\"must not be builtin\"]}}");
    assertThat(client.post(ALL + ".json", "name", "x", "version", "1", "schema", "{").body())
        .isEqualTo("{\"errors\":{\"schema\":[\"is invalid\"]}}");
    assertThat(client.postJson(ALL + ".json", policy("greeting", "1.1", "1.1")).status())
        .isEqualTo(201);
  }

  @Test
  void a_policy_in_use_stays(Client client) {
    long service = client.productWithUpstream("Weather");
    client.postJson(ALL + ".json", policy("greeting", "1.0", "1.0"));
    String one = ALL + "/greeting-1.0.json";
    chain(client, service, "greeting", "1.0");

    Reply refused = client.delete(one);
    Reply renamed = client.put(one, "name", "farewell");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(renamed.status()).isEqualTo(422);
    chain(client, service, "greeting", "2.0");
    assertThat(client.delete(one).status()).isEqualTo(200);
  }

  @Test
  void only_the_scope_of_the_registry_opens_it(Client client) {
    Client registrar = scoped(client, "rw", "policy_registry");
    Client manager = scoped(client, "rw", "account_management");
    Client reader = scoped(client, "ro", "policy_registry");
    long service = client.productWithUpstream("Weather");

    assertThat(registrar.postJson(ALL + ".json", policy("a", "1.0", "1.0")).status())
        .isEqualTo(201);
    assertThat(manager.get(ALL + ".json").status()).isEqualTo(403);
    assertThat(reader.get(ALL + ".json").status()).isEqualTo(200);
    assertThat(reader.postJson(ALL + ".json", policy("b", "1.0", "1.0")).status()).isEqualTo(403);
    assertThat(reader.delete(ALL + "/a-1.0.json").status()).isEqualTo(403);
    assertThat(client.get(ALL + ".json").json().path("policies")).hasSize(1);
    assertThat(chain(registrar, service, "a", "1.0").status()).isEqualTo(200);
    assertThat(chain(manager, service, "a", "1.0").status()).isEqualTo(200);
    assertThat(registrar.get("/admin/api/services.json").status()).isEqualTo(403);
  }

  @Test
  void a_policy_of_another_tenant_does_not_exist(Client client, Installation installation) {
    Client other = installation.tenant();
    long foreign = other.postJson(ALL + ".json", policy("greeting", "1.0", "1.0")).id();

    assertThat(client.get(ALL + "/" + foreign + ".json").status()).isEqualTo(404);
    assertThat(client.put(ALL + "/greeting-1.0.json", "name", "x").status()).isEqualTo(404);
    assertThat(client.delete(ALL + "/" + foreign + ".json").status()).isEqualTo(404);
    assertThat(client.get(ALL + ".json").body()).isEqualTo("{\"policies\":[]}");
    assertThat(other.get(ALL + "/" + foreign + ".json").status()).isEqualTo(200);
  }

  @Test
  void a_configuration_is_described_by_a_schema_that_can_be_used(Client client) {
    String good = policy("greeting", "1.0", "1.0");
    for (String bad :
        List.of(
            "{\"type\":\"nonsense\"}",
            "{\"type\":\"object\",\"required\":\"name\"}",
            "{\"properties\":{\"a\":{\"type\":\"string\",\"pattern\":\"(\"}}}",
            "{\"properties\":{\"a\":5}}",
            "{\"title\":\"\\u0000\"}")) {
      Reply reply = client.postJson(ALL + ".json", good.replace("{\"type\":\"object\"}", bad));
      assertThat(reply.status()).as(bad + reply.body()).isEqualTo(422);
      assertThat(reply.json().path("errors").propertyNames()).containsExactly("schema");
    }
    String fine =
        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\","
            + "\"properties\":{\"pattern\":{\"type\":\"string\",\"pattern\":\"^a+$\"}},"
            + "\"required\":[\"pattern\"]}";
    assertThat(client.postJson(ALL + ".json", good.replace("{\"type\":\"object\"}", fine)).status())
        .isEqualTo(201);
  }
}
