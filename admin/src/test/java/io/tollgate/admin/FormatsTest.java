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
record FormatsTest(DatabaseKind database) {
  private static final String SERVICES = "/admin/api/services.json";

  @Test
  @ConformanceCase("A11")
  void wraps_each_item_of_a_list_and_links_it(Client client) {
    long id = client.product("Weather");

    Reply reply = client.get(SERVICES);

    assertThat(reply.header("Content-Type"))
        .isEqualToIgnoringWhitespace("application/json;charset=utf-8");
    JsonNode service = reply.json().path("services").get(0).path("service");
    assertThat(service.path("id").isIntegralNumber()).isTrue();
    assertThat(service.path("created_at").asString()).matches("\\d{4}-..-..T..:..:..Z");
    assertThat(service.path("links").get(1).path("rel").asString()).isEqualTo("self");
    assertThat(service.path("links").get(1).path("href").asString())
        .isEqualTo(Installation.PUBLIC_URL + "/admin/api/services/" + id);
  }

  @Test
  @ConformanceCase("A12")
  void answers_in_xml_by_extension_and_by_default(Client client) {
    long id = client.product("Weather & <more>");

    Reply xml = client.get("/admin/api/services.xml");
    Reply bare = client.get("/admin/api/services");
    Reply accepted = client.withHeader("Accept", "application/json").get("/admin/api/services");
    Reply one = client.get("/admin/api/services/" + id + ".xml");

    assertThat(xml.header("Content-Type"))
        .isEqualToIgnoringWhitespace("application/xml;charset=utf-8");
    assertThat(xml.body())
        .startsWith("<?xml")
        .contains("<services><service>")
        .contains("<name>Weather &amp; &lt;more&gt;</name>")
        .doesNotContain("<links>");
    assertThat(bare.body()).isEqualTo(xml.body());
    assertThat(accepted.json().has("services")).isTrue();
    assertThat(one.body())
        .contains("<account_id>" + client.credentials().tenantId() + "</account_id>")
        .contains("<metrics><metric>");
  }

  @Test
  void ignores_accept_where_there_is_an_extension(Client client) {
    Reply reply = client.withHeader("Accept", "application/xml").get(SERVICES);

    assertThat(reply.json().has("services")).isTrue();
  }

  @Test
  void refuses_formats_that_a_resource_does_not_have(Client client) {
    long id = client.product("Weather");

    assertThat(client.get("/admin/api/services.yaml").status()).isEqualTo(406);
    assertThat(client.get("/admin/api/services/" + id + "/proxy/policies.xml").status())
        .isEqualTo(406);
    assertThat(client.get("/admin/api/services/0.yaml").status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("A14")
  void takes_fields_flat_and_wrapped_as_form_and_json(Client client) {
    assertThat(client.post(SERVICES, "name", "One").status()).isEqualTo(201);
    assertThat(client.post(SERVICES, "service[name]", "Two").status()).isEqualTo(201);
    assertThat(client.postJson(SERVICES, "{\"name\":\"Three\"}").status()).isEqualTo(201);
    assertThat(client.postJson(SERVICES, "{\"service\":{\"name\":\"Four\"}}").status())
        .isEqualTo(201);
  }

  @Test
  void takes_fields_as_multipart(Client client) {
    String body =
        "--b0\r\nContent-Disposition: form-data; name=\"service[name]\"\r\n\r\nF\u00fcnf\r\n--b0--\r\n";

    Reply made = client.send("POST", SERVICES, "multipart/form-data; boundary=b0", body);

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.only().path("name").asString()).isEqualTo("F\u00fcnf");
  }

  @Test
  void the_body_wins_over_the_query(Client client) {
    Reply made = client.post("/admin/api/services.json?name=Query", "name", "Body");

    assertThat(made.only().path("name").asString()).isEqualTo("Body");
  }

  @Test
  @ConformanceCase("A15")
  void refuses_a_wrapper_that_is_no_object_and_an_empty_one(Client client) {
    Reply scalar = client.postJson(SERVICES, "{\"service\":5}");
    Reply empty = client.postJson(SERVICES, "{}");

    assertThat(scalar.status()).isEqualTo(422);
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.json().path("error").asString()).contains("service");
  }

  @Test
  @ConformanceCase("A16")
  void names_the_field_that_is_missing(Client client) {
    Reply reply = client.post(SERVICES, "description", "no name");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).isEqualTo("{\"errors\":{\"name\":[\"can't be blank\"]}}");
  }

  @Test
  @ConformanceCase("A17")
  void writes_errors_in_the_format_that_was_asked_for(Client client) {
    Reply xml = client.post("/admin/api/services.xml", "description", "no name");

    assertThat(xml.status()).isEqualTo(422);
    assertThat(xml.body()).contains("<errors><error>Name can't be blank</error></errors>");
    assertThat(client.get("/admin/api/services/0.json").body())
        .isEqualTo("{\"status\":\"Not found\"}");
    assertThat(client.get("/admin/api/services/0.xml").body()).isEmpty();
    assertThat(client.get("/admin/api/nothing.json").status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("A18")
  void a_deletion_answers_without_a_body(Client client) {
    client.product("First");
    long second = client.product("Second");

    Reply reply = client.delete("/admin/api/services/" + second + ".json");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("Content-Length")).isEqualTo("0");
  }

  @Test
  @ConformanceCase("A19")
  void ignores_unknown_fields(Client client) {
    Reply reply = client.post(SERVICES, "name", "Known", "colour", "blue", "id", "5");

    assertThat(reply.status()).isEqualTo(201);
  }

  @Test
  void refuses_bodies_that_cannot_be_read(Client client) {
    assertThat(client.postJson(SERVICES, "{\"name\":").status()).isEqualTo(400);
    assertThat(client.postJson(SERVICES, "[1]").status()).isEqualTo(400);
    assertThat(client.send("POST", SERVICES, "text/csv", "name").status()).isEqualTo(415);
    assertThat(
            client.send("POST", SERVICES, "application/x-www-form-urlencoded", "name=%zz").status())
        .isEqualTo(400);
    assertThat(
            client
                .postJson(SERVICES, "{\"name\":\"" + "a".repeat(11 * 1024 * 1024) + "\"}")
                .status())
        .isEqualTo(413);
  }

  @Test
  void refuses_texts_that_cannot_be_kept_and_values_of_the_wrong_shape(Client client) {
    Reply control = client.postJson(SERVICES, "{\"name\":\"a\\u0000b\"}");
    Reply object = client.postJson(SERVICES, "{\"name\":{\"a\":1}}");
    Reply number = client.postJson(SERVICES, "{\"name\":12}");

    assertThat(control.status()).isEqualTo(422);
    assertThat(control.body()).isEqualTo("{\"errors\":{\"name\":[\"is invalid\"]}}");
    assertThat(object.status()).isEqualTo(422);
    assertThat(number.only().path("name").asString()).isEqualTo("12");
    assertThat(client.get("/admin/api/services/%01.json").status()).isEqualTo(400);
  }

  @Test
  @ConformanceCase("A81")
  void answers_304_to_a_tag_that_still_holds(Client client) {
    long id = client.product("Weather");
    String path = "/admin/api/services/" + id + ".json";
    String tag = client.get(path).header("ETag");

    Reply same = client.withHeader("If-None-Match", tag).get(path);
    client.put(path, "name", "Changed");
    Reply changed = client.withHeader("If-None-Match", tag).get(path);

    assertThat(tag).startsWith("W/\"");
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(changed.status()).isEqualTo(200);
  }

  @Test
  void a_head_is_a_get_without_its_body(Client client) {
    Reply reply = client.send("HEAD", SERVICES, null, "");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("ETag")).isEqualTo(client.get(SERVICES).header("ETag"));
  }

  @Test
  void does_not_answer_outside_of_its_paths(Client client) {
    assertThat(client.get("/").status()).isEqualTo(404);
    assertThat(client.get("/admin/api").status()).isEqualTo(404);
    assertThat(client.send("OPTIONS", SERVICES, null, "").status()).isIn(404, 405);
    assertThat(client.get("/admin/api/../../etc/passwd").status()).isIn(400, 404);
  }

  @Test
  void echoes_a_harmless_request_id_and_makes_one_otherwise(Client client) {
    assertThat(client.withHeader("X-Request-Id", "abc-1").get(SERVICES).header("X-Request-Id"))
        .isEqualTo("abc-1");
    assertThat(client.withHeader("X-Request-Id", "<b>").get(SERVICES).header("X-Request-Id"))
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void pages_only_where_a_list_does_not_fit(Client client) {
    for (String name : new String[] {"One", "Two", "Three"}) {
      client.product(name);
    }

    Reply first = client.get(SERVICES + "?per_page=2");
    Reply second = client.get(SERVICES + "?per_page=2&page=2");
    Reply beyond = client.get(SERVICES + "?page=99");
    Reply nonsense = client.get(SERVICES + "?per_page=abc&page=-1");

    assertThat(first.json().path("services")).hasSize(2);
    assertThat(first.json().path("metadata").toString())
        .isEqualTo("{\"per_page\":2,\"total_entries\":3,\"total_pages\":2,\"current_page\":1}");
    assertThat(second.json().path("services")).hasSize(1);
    assertThat(beyond.body()).isEqualTo("{\"services\":[]}");
    assertThat(nonsense.json().path("services")).hasSize(3);
    assertThat(nonsense.json().has("metadata")).isFalse();
    assertThat(client.get("/admin/api/services.xml?per_page=2").body())
        .contains(
            "<services per_page=\"2\" total_entries=\"3\" total_pages=\"2\" current_page=\"1\">");
  }
}
