package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The ways in which older gateways load what all products are like. */
@OnBothDatabases
record ConfigListingsTest(DatabaseKind database) {

  private static long promoted(Client client, String name) {
    long service = client.productWithUpstream(name);
    client.post(
        "/admin/api/services/" + service + "/proxy/configs/sandbox/1/promote.json",
        "to",
        "production");
    return service;
  }

  @Test
  void the_products_of_a_host_are_listed(Client client) {
    long service = promoted(client, "Weather");
    promoted(client, "Other");
    String path = "/admin/api/services/proxy/configs/";

    JsonNode found =
        client.get(path + "production.json?host=weather.localhost").json().path("proxy_configs");

    assertThat(found).hasSize(1);
    JsonNode config = found.get(0).path("proxy_config");
    assertThat(config.path("content").path("id").asLong()).isEqualTo(service);
    assertThat(config.path("version").asLong()).isEqualTo(1);
    assertThat(
            client.get(path + "staging.json?host=weather.localhost").json().path("proxy_configs"))
        .hasSize(1);
    assertThat(client.get(path + "production.json?host=nobody.localhost").body())
        .isEqualTo("{\"proxy_configs\":[]}");
    assertThat(client.get(path + "production.json").status()).isEqualTo(400);
    assertThat(client.get(path + "qa.json?host=weather.localhost").body())
        .isEqualTo("{\"error\":\"invalid environment\"}");
    assertThat(client.get(path + "production.xml?host=weather.localhost").status()).isEqualTo(406);
  }

  @Test
  void one_document_holds_every_product(Client client, Installation installation) {
    promoted(client, "Weather");
    promoted(client, "Other");
    promoted(installation.tenant(), "Foreign");
    client.productWithUpstream("Only staged");
    String path = "/admin/api/nginx/spec.json";

    Reply reply = client.get(path);

    JsonNode document = reply.json();
    assertThat(document.path("id").asLong()).isEqualTo(client.credentials().tenantId());
    assertThat(document.path("provider_key").asString())
        .isEqualTo(client.credentials().providerKey());
    assertThat(document.path("timestamp").asString()).endsWith("Z");
    assertThat(document.path("services")).hasSize(2);
    assertThat(document.path("services").get(0).path("system_name").asString())
        .isEqualTo("weather");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(client.get(path + "?environment=staging").json().path("services")).hasSize(3);
    assertThat(client.get(path + "?environment=qa").status()).isEqualTo(400);
    Client member = Members.client(client, installation, Set.of(), Section.PLANS);
    assertThat(member.get(path).status()).isEqualTo(403);
  }

  @Test
  void the_key_of_the_provider_is_no_readers_business(Client client) {
    promoted(client, "Weather");
    Client reader =
        client.with(
            client
                .post(
                    "/admin/api/personal/access_tokens.json",
                    "name",
                    "gateway",
                    "permission",
                    "ro",
                    "scopes[]",
                    "account_management")
                .only()
                .path("value")
                .asString());

    JsonNode document = reader.get("/admin/api/nginx/spec.json").json();

    assertThat(document.path("provider_key").isNull()).isTrue();
    assertThat(document.path("services")).hasSize(1);
  }
}
