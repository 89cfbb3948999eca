package io.tollgate.admin;

import static io.tollgate.admin.database.schema.Tables.PROXY_CONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.ServiceAttributes;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record ConfigsTest(DatabaseKind database) {
  private static final String ACCOUNT = "/admin/api/account/proxy_configs/";

  private static String proxy(long service) {
    return "/admin/api/services/" + service + "/proxy";
  }

  private static String configs(long service, String rest) {
    return proxy(service) + "/configs/" + rest;
  }

  private static Reply promote(Client client, long service, long version) {
    return client.post(
        configs(service, "sandbox/" + version + "/promote.json"), "to", "production");
  }

  private static void change(Client client, long service, String key) {
    assertThat(client.patch(proxy(service) + ".json", "auth_user_key", key).status())
        .isEqualTo(200);
  }

  private static void done(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
  }

  @Test
  void after_an_older_version_is_served_again_the_next_gets_a_new_number(Client client) {
    long service = client.productWithUpstream("Weather");
    change(client, service, "second");

    Reply back = client.post(configs(service, "sandbox/1/promote.json"), "to", "sandbox");
    change(client, service, "third");

    assertThat(back.status()).as(back.body()).isEqualTo(201);
    JsonNode latest = client.get(configs(service, "sandbox/latest.json")).only();
    assertThat(latest.path("version").asLong()).isEqualTo(3);
    assertThat(latest.at("/content/proxy/auth_user_key").asString()).isEqualTo("third");
  }

  @Test
  @ConformanceCase("A37")
  void only_a_deployment_makes_a_version_of_changed_rules(Client client) {
    long service = client.productWithUpstream("Weather");
    String latest = configs(service, "sandbox/latest.json");
    JsonNode before = client.get(latest).only();
    long hits =
        before.path("content").path("proxy").path("proxy_rules").get(0).path("metric_id").asLong();
    client.post(
        proxy(service) + "/mapping_rules.json",
        "metric_id",
        "" + hits,
        "http_method",
        "POST",
        "pattern",
        "/words/{word}?lang={lang}",
        "delta",
        "2");

    long unchanged = client.get(latest).only().path("version").asLong();
    Reply deployed = client.post(proxy(service) + "/deploy.json");
    JsonNode after = client.get(latest).only();
    Reply again = client.post(proxy(service) + "/deploy.json");

    assertThat(unchanged).isEqualTo(before.path("version").asLong());
    assertThat(deployed.status()).isEqualTo(201);
    assertThat(deployed.only().path("deployed_at").isNull()).isFalse();
    assertThat(after.path("version").asLong()).isEqualTo(unchanged + 1);
    JsonNode rule = after.path("content").path("proxy").path("proxy_rules").get(1);
    assertThat(rule.path("metric_system_name").asString()).isEqualTo("hits");
    assertThat(rule.path("parameters").toString()).isEqualTo("[\"word\"]");
    assertThat(rule.path("querystring_parameters").toString()).isEqualTo("{\"lang\":\"{lang}\"}");
    assertThat(again.status()).isEqualTo(201);
    assertThat(client.get(latest).only().path("version").asLong()).isEqualTo(unchanged + 1);
  }

  @Test
  @ConformanceCase("A38")
  void staging_is_another_word_for_sandbox_and_others_are_refused(Client client) {
    long service = client.productWithUpstream("Weather");

    Reply staging = client.get(configs(service, "staging.json"));
    Reply qa = client.get(configs(service, "qa.json"));
    Reply account = client.get(ACCOUNT + "qa.json");

    assertThat(staging.body()).isEqualTo(client.get(configs(service, "sandbox.json")).body());
    assertThat(staging.json().path("proxy_configs").get(0).path("proxy_config").path("environment"))
        .hasToString("\"sandbox\"");
    assertThat(qa.status()).isEqualTo(400);
    assertThat(qa.body()).isEqualTo("{\"error\":\"invalid environment\"}");
    assertThat(account.status()).isEqualTo(422);
    assertThat(account.body()).isEqualTo("{\"error\":\"invalid environment\"}");
  }

  @Test
  @ConformanceCase("A39")
  void promotion_copies_a_version_under_its_number_once(Client client) {
    long service = client.productWithUpstream("Weather");
    change(client, service, "second");
    String production = configs(service, "production");

    assertThat(client.get(production + "/latest.json").status()).isEqualTo(404);
    Reply promoted = promote(client, service, 2);
    Reply again = promote(client, service, 2);

    assertThat(promoted.status()).as(promoted.body()).isEqualTo(201);
    assertThat(promoted.only().path("environment").asString()).isEqualTo("production");
    JsonNode all = client.get(production + ".json").json().path("proxy_configs");
    assertThat(all).hasSize(1);
    assertThat(all.get(0).path("proxy_config").path("version").asLong()).isEqualTo(2);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).isEqualTo("{\"errors\":{\"version\":[\"has already been taken\"]}}");
    assertThat(client.post(configs(service, "sandbox/2/promote.json")).status()).isEqualTo(400);
    assertThat(promote(client, service, 99).status()).isEqualTo(404);
  }

  @Test
  void a_version_of_the_history_can_be_current_again(Client client) {
    long service = client.productWithUpstream("Weather");
    change(client, service, "second");
    promote(client, service, 1);
    promote(client, service, 2);

    Reply back = promote(client, service, 1);

    assertThat(back.status()).isEqualTo(201);
    assertThat(
            client.get(configs(service, "production/latest.json")).only().path("version").asLong())
        .isEqualTo(1);
    assertThat(client.get(configs(service, "production.json")).json().path("proxy_configs"))
        .hasSize(2);
  }

  @Test
  @ConformanceCase("A40")
  void later_edits_leave_the_production_version_byte_for_byte(Client client) {
    long service = client.productWithUpstream("Weather");
    promote(client, service, 1);
    String before = client.get(configs(service, "production/latest.json")).body();
    String sandbox = client.get(configs(service, "sandbox/1.json")).body();

    change(client, service, "later");
    String product = "/admin/api/services/" + service;
    long metric =
        client.post(product + "/metrics.json", "friendly_name", "Rain", "unit", "drop").id();
    done(
        client.post(
            proxy(service) + "/mapping_rules.json",
            "http_method",
            "POST",
            "pattern",
            "/rain",
            "delta",
            "2",
            "metric_id",
            Long.toString(metric)));
    done(
        client.putJson(
            proxy(service) + "/policies.json",
            "{\"policies_config\":[{\"name\":\"cors\",\"version\":\"builtin\","
                + "\"configuration\":{},\"enabled\":true}]}"));
    long backend =
        client
            .post(
                "/admin/api/backend_apis.json",
                "name",
                "Later",
                "private_endpoint",
                "http://127.0.0.1:10")
            .id();
    done(
        client.post(
            product + "/backend_usages.json",
            "backend_api_id",
            Long.toString(backend),
            "path",
            "/later"));
    done(client.put(product + ".json", "name", "Sky"));
    done(client.post(proxy(service) + "/deploy.json"));

    assertThat(client.get(configs(service, "sandbox/latest.json")).body())
        .contains("/rain", "cors", "/later");
    assertThat(client.get(configs(service, "production/latest.json")).body()).isEqualTo(before);
    assertThat(before.substring(before.indexOf("\"content\"")))
        .isEqualTo(sandbox.substring(sandbox.indexOf("\"content\"")));
  }

  @Test
  @ConformanceCase("A41")
  void lists_the_latest_version_of_each_promoted_product(Client client) {
    long one = client.productWithUpstream("One");
    long two = client.productWithUpstream("Two");
    client.productWithUpstream("Not promoted");
    promote(client, one, 1);
    promote(client, two, 1);

    JsonNode all = client.get(ACCOUNT + "production.json?version=latest").json();
    JsonNode ofHost =
        client.get(ACCOUNT + "production.json?version=latest&host=two.localhost").json();
    JsonNode part = client.get(ACCOUNT + "production.json?version=latest&host=wo.localhost").json();

    assertThat(all.path("proxy_configs")).hasSize(2);
    assertThat(ofHost.path("proxy_configs")).hasSize(1);
    JsonNode content = ofHost.path("proxy_configs").get(0).path("proxy_config").path("content");
    assertThat(content.path("id").asLong()).isEqualTo(two);
    assertThat(part.path("proxy_configs")).isEmpty();
    assertThat(client.get(ACCOUNT + "staging.json?version=1").json().path("proxy_configs"))
        .hasSize(3);
  }

  @Test
  @ConformanceCase("A42")
  void pages_through_more_products_than_fit_one_page(Client client, Installation installation) {
    promotedProducts(client, installation, 501);

    Reply first = client.get(ACCOUNT + "production.json?version=latest&page=1&per_page=500");
    Reply second = client.get(ACCOUNT + "production.json?version=latest&page=2&per_page=500");

    assertThat(first.json().path("proxy_configs")).hasSize(500);
    assertThat(first.json().path("metadata").path("total_entries").asLong()).isEqualTo(501);
    assertThat(second.json().path("proxy_configs")).hasSize(1);
  }

  /** Rows as promotions leave them, made at once: a page reads nothing else. */
  private static void promotedProducts(Client client, Installation installation, int count) {
    Admin admin = installation.admin();
    Outcome<Integer> made =
        admin
            .database()
            .write(
                client.credentials().tenantId(),
                transaction -> {
                  for (int i = 0; i < count; i++) {
                    ServiceAttributes named = ServiceAttributes.named("Product " + i, null);
                    Service service =
                        admin
                            .features()
                            .offerSide()
                            .services()
                            .insert(transaction, named)
                            .orThrow();
                    Map<Field<?>, Object> row = new HashMap<>();
                    row.put(PROXY_CONFIG.SERVICE_ID, service.id());
                    row.put(PROXY_CONFIG.ENVIRONMENT, "production");
                    row.put(PROXY_CONFIG.VERSION, 1L);
                    row.put(PROXY_CONFIG.CONTENT, "{\"id\":" + service.id() + "}");
                    row.put(PROXY_CONFIG.HOSTS, ",product-" + i + ".localhost,");
                    row.put(PROXY_CONFIG.IS_CURRENT, true);
                    row.put(PROXY_CONFIG.CREATED_AT, 1L);
                    transaction.insert(PROXY_CONFIG, row);
                  }
                  return Outcome.done(count);
                });
    assertThat(made.orThrow()).isEqualTo(count);
  }

  @Test
  void the_content_has_what_a_gateway_needs(Client client) {
    long service = client.productWithUpstream("Weather");

    JsonNode content = client.get(configs(service, "sandbox/latest.json")).only().path("content");

    assertThat(content.path("id").asLong()).isEqualTo(service);
    assertThat(content.path("backend_version").asString()).isEqualTo("1");
    assertThat(content.path("backend_authentication_type").asString()).isEqualTo("service_token");
    assertThat(content.path("backend_authentication_value").asString()).matches("[0-9a-f]{64}");
    assertThat(content.path("tenant_id").asLong()).isEqualTo(client.credentials().tenantId());
    assertThat(content.has("links")).isFalse();
    JsonNode proxy = content.path("proxy");
    assertThat(proxy.path("backend").path("endpoint").asString())
        .isEqualTo("http://127.0.0.1:3000");
    assertThat(proxy.path("hosts").toString())
        .isEqualTo("[\"weather.localhost\",\"weather.staging.localhost\"]");
    assertThat(proxy.path("endpoint_port").asInt()).isEqualTo(8080);
    assertThat(proxy.path("debug_key_sha256").asString()).matches("[0-9a-f]{64}");
    assertThat(proxy.path("authentication_method").asString()).isEqualTo("1");
    assertThat(proxy.path("lock_version").asLong()).isEqualTo(1);
  }

  @Test
  void an_openid_product_is_oauth_to_the_gateway(Client client) {
    long service =
        client.post("/admin/api/services.json", "name", "Weather", "backend_version", "oidc").id();

    client.patch(
        proxy(service) + ".json",
        "api_backend",
        "http://127.0.0.1:9",
        "oidc_issuer_endpoint",
        "https://id:secret@issuer.example");

    JsonNode content = client.get(configs(service, "sandbox/latest.json")).only().path("content");
    assertThat(content.path("backend_version").asString()).isEqualTo("oauth");
    assertThat(content.path("proxy").path("authentication_method").asString()).isEqualTo("oidc");
    assertThat(content.path("proxy").path("oidc_issuer_endpoint").asString())
        .isEqualTo("https://id:secret@issuer.example");
    assertThat(client.get(proxy(service) + ".json").only().path("oidc_issuer_type").asString())
        .isEqualTo("keycloak");
  }
}
