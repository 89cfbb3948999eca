package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.admin.support.Receiver;
import io.tollgate.conformance.ConformanceCase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record ActiveDocsTest(DatabaseKind database) {
  private static final String DOCS = "/admin/api/active_docs";
  private static final String OPEN_API =
      "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"Weather\",\"version\":\"1\"},"
          + "\"servers\":[{\"url\":\"https://api.example.com/v1\"}],"
          + "\"paths\":{\"/rain\":{\"get\":{\"responses\":{\"200\":{\"description\":\"ok\"}}}}}}";
  private static final String SWAGGER =
      "{\"swagger\":\"2.0\",\"info\":{\"title\":\"Weather\",\"version\":\"1\"},"
          + "\"host\":\"api.example.com\",\"schemes\":[\"https\"],"
          + "\"paths\":{\"/rain\":{\"get\":{\"responses\":{\"200\":{\"description\":\"ok\"}}}}}}";

  private static Reply create(Client client, String body, String... more) {
    String[] form = new String[more.length + 4];
    form[0] = "name";
    form[1] = "Weather";
    form[2] = "body";
    form[3] = body;
    System.arraycopy(more, 0, form, 4, more.length);
    return client.post(DOCS + ".json", form);
  }

  private static JsonNode wrong(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    return reply.json().path("errors").path("body");
  }

  @Test
  @ConformanceCase("A75")
  void a_body_is_a_text_that_is_json(Client client) {
    Reply noJson = create(client, "hello");
    Reply made = create(client, OPEN_API, "published", "true");

    assertThat(wrong(noJson)).hasSize(1);
    assertThat(wrong(create(client, "[1]"))).hasSize(1);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.header("Location")).endsWith(DOCS + "/" + made.id());
    assertThat(made.json().path("api_doc").path("body").asString()).isEqualTo(OPEN_API);
    assertThat(made.only().path("system_name").asString()).isEqualTo("weather");
    assertThat(made.only().path("published").asBoolean()).isTrue();
    assertThat(made.only().path("service_id").isNull()).isTrue();
    assertThat(create(client, OPEN_API).json().path("errors").path("system_name").get(0).asString())
        .isEqualTo("has already been taken");
  }

  @Test
  void every_version_is_understood(Client client) {
    String[] good = {
      SWAGGER,
      OPEN_API,
      OPEN_API.replace("3.0.3", "3.1.0"),
      "{\"swaggerVersion\":\"1.2\",\"basePath\":\"http://api.example.com\",\"apis\":[]}"
    };
    for (int i = 0; i < good.length; i++) {
      Reply made = create(client, good[i], "system_name", "doc" + i);
      assertThat(made.status()).as(made.body()).isEqualTo(201);
    }
  }

  @Test
  void what_does_not_describe_an_api_is_refused_unless_that_is_skipped(Client client) {
    String[] bad = {
      "{}",
      "{\"openapi\":\"4.0.0\"}",
      "{\"openapi\":\"3.0.3\",\"info\":{},\"paths\":{}}",
      OPEN_API.replace("\"responses\"", "\"answers\""),
      OPEN_API.replace("https://api.example.com", "http://localhost:3000"),
      OPEN_API.replace("https://api.example.com", "ftp://api.example.com"),
      SWAGGER.replace("\"responses\"", "\"answers\""),
      SWAGGER.replace("\"title\"", "\"name\""),
      SWAGGER.replace("/rain", "rain"),
      SWAGGER.replace("api.example.com", "localhost:3000"),
      SWAGGER.replace("\"https\"", "\"gopher\"")
    };
    for (int i = 0; i < bad.length; i++) {
      assertThat(wrong(create(client, bad[i], "system_name", "bad" + i))).as(bad[i]).isNotEmpty();
      Reply skipped =
          create(client, bad[i], "system_name", "bad" + i, "skip_swagger_validations", "true");
      assertThat(skipped.status()).as(bad[i]).isEqualTo(201);
    }
  }

  @Test
  void references_to_elsewhere_are_not_followed(Client client) {
    try (Receiver elsewhere = new Receiver().answers(200, "{\"description\":\"ok\"}")) {
      String body =
          OPEN_API.replace(
              "{\"description\":\"ok\"}", "{\"$ref\":\"" + elsewhere.url() + "/x.json\"}");

      create(client, body);
      create(client, body.replace("3.0.3", "3.1.0"), "system_name", "other");

      assertThat(elsewhere.received()).isEmpty();
    }
  }

  @Test
  void a_description_lives_with_its_product(Client client, Installation installation) {
    client.product("First");
    long service = client.product("Weather");
    long foreign = installation.tenant().product("Foreign");
    Reply made = create(client, OPEN_API, "service_id", Long.toString(service));
    Reply other = create(client, OPEN_API, "service_id", Long.toString(foreign));
    String path = DOCS + "/" + made.id() + ".json";

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.body()).isEqualTo("{\"error\":\"Service not found\"}");
    assertThat(client.put(path, "service_id", "0").status()).isEqualTo(422);
    assertThat(made.only().path("service_id").asLong()).isEqualTo(service);
    Client stranger = Members.client(client, installation, Set.of(), Section.PORTAL);
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.get(DOCS + ".json").body()).isEqualTo("{\"api_docs\":[]}");
    assertThat(client.delete("/admin/api/services/" + service + ".json").status()).isEqualTo(200);
    assertThat(client.get(path).status()).isEqualTo(404);
  }

  @Test
  void a_description_is_read_changed_and_deleted(Client client, Installation installation) {
    Reply made =
        client.postJson(
            DOCS + ".json",
            "{\"api_docs_service\":{\"name\":\"Weather\",\"system_name\":\"rain\",\"body\":\""
                + SWAGGER.replace("\"", "\\\"")
                + "\"}}");
    String path = DOCS + "/" + made.id();
    Client foreign = installation.tenant();
    Client reader = ReadOnly.of(client);

    Reply changed =
        client.put(
            path + ".json",
            "api_docs_service[name]",
            "Sky",
            "api_docs_service[system_name]",
            "sky",
            "api_docs_service[description]",
            "All of it");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(changed.only().path("name").asString()).isEqualTo("Sky");
    assertThat(changed.only().path("system_name").asString()).isEqualTo("rain");
    assertThat(changed.only().path("description").asString()).isEqualTo("All of it");
    assertThat(client.put(path + ".json", "name", "").json().path("errors").has("name")).isTrue();
    assertThat(client.put(path + ".json", "body", "x").json().path("errors").has("body")).isTrue();
    assertThat(client.put(path + ".json").status()).isEqualTo(400);
    assertThat(client.get(path + ".xml").body()).contains("<api_doc><id>" + made.id() + "</id>");
    assertThat(client.get(DOCS).body()).contains("<api_docs><api_doc>");
    assertThat(foreign.get(path + ".json").status()).isEqualTo(404);
    assertThat(foreign.put(path + ".json", "name", "x").status()).isEqualTo(404);
    assertThat(foreign.delete(path + ".json").status()).isEqualTo(404);
    assertThat(reader.delete(path + ".json").status()).isEqualTo(403);
    assertThat(reader.post(DOCS + ".json", "name", "x").status()).isEqualTo(403);
    assertThat(client.delete(path + ".json").body()).isEmpty();
    assertThat(client.get(path + ".json").status()).isEqualTo(404);
  }

  @Test
  void no_server_anywhere_is_this_machine_or_speaks_something_else(Client client) {
    String servers = "\"servers\":[{\"url\":\"https://api.example.com/v1\"}]";
    for (String host :
        List.of(
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "127.0.0.2:80",
            "127.1",
            "0x7f.1",
            "0.0.0.0",
            "2130706433",
            "[::1]:3000",
            "[::]",
            "[::ffff:127.0.0.1]",
            "user@localhost")) {
      Reply reply = create(client, OPEN_API.replace("https://api.example.com", "http://" + host));
      assertThat(wrong(reply).toString()).as(host).contains("localhost");
      if (!host.contains("@")) {
        assertThat(wrong(create(client, SWAGGER.replace("api.example.com", host))))
            .as(host)
            .isNotEmpty();
      }
    }
    String inner = servers.replace("api.example.com", "localhost");
    String variable =
        "\"servers\":[{\"url\":\"https://{host}/v1\",\"variables\":{\"host\":"
            + "{\"default\":\"%s\",\"enum\":[\"%s\",\"%s\"]}}}]";
    for (String bad :
        List.of(
            OPEN_API.replace("{\"get\"", "{" + inner + ",\"get\""),
            OPEN_API.replace("{\"responses\"", "{" + inner + ",\"responses\""),
            OPEN_API.replace(servers, variable.formatted("127.0.0.1", "127.0.0.1", "127.0.0.1")),
            OPEN_API.replace(servers, variable.formatted("a.example", "a.example", "localhost")),
            OPEN_API.replace("https://api.example.com", "//localhost"),
            OPEN_API.replace("https://api.example.com", "file:/etc"),
            OPEN_API.replace("https://api.example.com/v1", "javascript:alert(1)"))) {
      assertThat(wrong(create(client, bad))).as(bad).isNotEmpty();
    }
    String[] good = {
      OPEN_API.replace("https://api.example.com/v1", "/v1"),
      OPEN_API.replace(servers, variable.formatted("a.example", "a.example", "b.example")),
      OPEN_API.replace("https://api.example.com", "wss://localhost.example.com"),
      OPEN_API.replace("https://api.example.com", "//api.example.com:8443")
    };
    for (int i = 0; i < good.length; i++) {
      Reply made = create(client, good[i], "system_name", "good" + i);
      assertThat(made.status()).as(good[i] + made.body()).isEqualTo(201);
    }
  }
}
