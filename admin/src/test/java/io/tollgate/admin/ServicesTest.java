package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.service.ServiceAttributes;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnBothDatabases
record ServicesTest(DatabaseKind database) {
  private static final String SERVICES = "/admin/api/services.json";

  @Test
  @ConformanceCase("A22")
  void a_new_service_has_hits_a_rule_a_proxy_and_a_default_service_plan(Client client) {
    Reply made = client.post(SERVICES, "name", "Weather");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String path = "/admin/api/services/" + made.id();
    assertThat(made.header("Location")).endsWith(path);
    JsonNode hits = client.get(path + "/metrics.json").json().path("metrics").get(0).path("metric");
    assertThat(hits.path("system_name").asString()).isEqualTo("hits");
    assertThat(hits.path("friendly_name").asString()).isEqualTo("Hits");
    assertThat(hits.path("unit").asString()).isEqualTo("hit");
    JsonNode rules = client.get(path + "/proxy/mapping_rules.json").json().path("mapping_rules");
    assertThat(rules).hasSize(1);
    JsonNode rule = rules.get(0).path("mapping_rule");
    assertThat(rule.path("pattern").asString()).isEqualTo("/");
    assertThat(rule.path("http_method").asString()).isEqualTo("GET");
    assertThat(rule.path("metric_id").asLong()).isEqualTo(hits.path("id").asLong());
    assertThat(rule.path("delta").asLong()).isEqualTo(1);
    JsonNode plans = client.get(path + "/service_plans.json").json().path("plans");
    assertThat(plans).hasSize(1);
    assertThat(plans.get(0).path("service_plan").path("default").asBoolean()).isTrue();
    JsonNode proxy = client.get(path + "/proxy.json").only();
    assertThat(proxy.path("sandbox_endpoint").asString())
        .isEqualTo("http://weather.staging.localhost:8080");
    assertThat(proxy.path("endpoint").asString()).isEqualTo("http://weather.localhost:8080");
  }

  @Test
  void shows_the_defaults_of_the_contract(Client client) {
    JsonNode service = client.post(SERVICES, "name", "Weather API").only();

    assertThat(service.path("state").asString()).isEqualTo("incomplete");
    assertThat(service.path("system_name").asString()).isEqualTo("weather_api");
    assertThat(service.path("backend_version").asString()).isEqualTo("1");
    assertThat(service.path("deployment_option").asString()).isEqualTo("hosted");
    assertThat(service.path("buyers_manage_apps").asBoolean()).isTrue();
    assertThat(service.path("mandatory_app_key").asBoolean()).isTrue();
    assertThat(service.path("intentions_required").asBoolean()).isFalse();
    assertThat(service.path("buyer_plan_change_permission").asString()).isEqualTo("request");
    assertThat(service.path("support_email").isNull()).isTrue();
    assertThat(service.path("annotations").toString()).isEqualTo("{}");
  }

  @Test
  void takes_every_field_of_its_form(Client client) {
    String example = JsonMapper.shared().writeValueAsString(ServiceAttributes.FORM.example());

    Reply made = client.postJson(SERVICES, "{\"service\":" + example + "}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.only().path("state").asString()).isEqualTo("published");
    assertThat(made.only().path("annotations").toString()).isEqualTo("{\"team\":\"sky\"}");
    assertThat(made.only().path("notification_settings").toString())
        .isEqualTo("{\"web_provider\":[80,100]}");
  }

  @Test
  @ConformanceCase("A23")
  void a_system_name_is_taken_once_and_never_changes(Client client) {
    Reply made = client.post(SERVICES, "name", "One", "system_name", "same");

    Reply again = client.post(SERVICES, "name", "Two", "system_name", "same");
    Reply renamed =
        client.put("/admin/api/services/" + made.id() + ".json", "system_name", "other");

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body())
        .isEqualTo("{\"errors\":{\"system_name\":[\"has already been taken\"]}}");
    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.only().path("system_name").asString()).isEqualTo("same");
  }

  @Test
  @ConformanceCase("A24")
  void checks_enumerations_and_keeps_versions_as_text(Client client) {
    Reply bogus = client.post(SERVICES, "name", "A", "buyer_plan_change_permission", "bogus");
    Reply two = client.post(SERVICES, "name", "B", "backend_version", "2");
    Reply oidc = client.put("/admin/api/services/" + two.id() + ".json", "backend_version", "oidc");

    assertThat(bogus.status()).isEqualTo(422);
    assertThat(bogus.json().path("errors").has("buyer_plan_change_permission")).isTrue();
    assertThat(two.only().path("backend_version").isString()).isTrue();
    assertThat(two.only().path("backend_version").asString()).isEqualTo("2");
    assertThat(oidc.only().path("backend_version").asString()).isEqualTo("oidc");
  }

  @Test
  @ConformanceCase("A25")
  void the_only_product_stays_and_another_one_vanishes_at_once(Client client) {
    long first = client.product("First");
    Reply refused = client.delete("/admin/api/services/" + first + ".json");
    long second = client.productWithUpstream("Second");
    Reply done = client.delete("/admin/api/services/" + second + ".json");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(done.status()).isEqualTo(200);
    assertThat(client.get("/admin/api/services/" + second + ".json").status()).isEqualTo(404);
    assertThat(client.get("/admin/api/services/" + second + "/proxy.json").status()).isEqualTo(404);
    assertThat(client.get(SERVICES).json().path("services")).hasSize(1);
    assertThat(client.post(SERVICES, "name", "Second").status()).isEqualTo(201);
    assertThat(client.delete("/admin/api/services/" + first + ".json").status())
        .as("the default of several")
        .isEqualTo(403);
  }

  @Test
  void a_save_that_changes_nothing_touches_no_stamp(Client client) {
    Reply made = client.post(SERVICES, "name", "Weather");

    Reply saved = client.put("/admin/api/services/" + made.id() + ".json", "name", "Weather");

    assertThat(saved.body()).isEqualTo(made.body());
  }

  @Test
  void an_empty_text_removes_an_annotation(Client client) {
    Reply made = client.post(SERVICES, "name", "A", "annotations[a]", "1", "annotations[b]", "2");

    Reply changed = client.put("/admin/api/services/" + made.id() + ".json", "annotations[a]", "");

    assertThat(changed.only().path("annotations").toString()).isEqualTo("{\"b\":\"2\"}");
  }
}
