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
record ProxyTest(DatabaseKind database) {

  private static String proxy(long service) {
    return "/admin/api/services/" + service + "/proxy";
  }

  private static JsonNode latest(Client client, long service) {
    return client.get(proxy(service) + "/configs/sandbox/latest.json").only();
  }

  @Test
  @ConformanceCase("A34")
  void has_no_id_but_a_lock_version(Client client) {
    JsonNode proxy = client.get(proxy(client.product("Weather")) + ".json").only();

    assertThat(proxy.has("id")).isFalse();
    assertThat(proxy.path("lock_version").asLong()).isZero();
    assertThat(proxy.path("error_status_limits_exceeded").asLong()).isEqualTo(429);
    assertThat(proxy.path("error_auth_missing").asString())
        .isEqualTo("Authentication parameters missing");
    assertThat(proxy.path("secret_token").asString()).matches("[A-Za-z0-9_-]+");
    assertThat(proxy.has("oidc_issuer_type")).isFalse();
    assertThat(proxy.path("links").get(1).path("href").asString()).startsWith("/admin/api/");
  }

  @Test
  @ConformanceCase("A35")
  void refuses_an_endpoint_with_a_path_and_deploys_nothing(Client client) {
    long service = client.productWithUpstream("Weather");
    long before = latest(client, service).path("version").asLong();

    Reply reply =
        client.patch(
            proxy(service) + ".json", "endpoint", "https://a.example/x", "auth_user_key", "other");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body())
        .isEqualTo(
            "{\"errors\":{\"endpoint\":[\"the accepted format is 'protocol://address(:port)'\"]}}");
    assertThat(latest(client, service).path("version").asLong()).isEqualTo(before);
    assertThat(client.get(proxy(service) + ".json").only().path("auth_user_key").asString())
        .isEqualTo("user_key");
  }

  @Test
  @ConformanceCase("A36")
  void a_save_deploys_to_staging(Client client) {
    long service = client.productWithUpstream("Weather");
    long before = latest(client, service).path("version").asLong();

    Reply reply = client.patch(proxy(service) + ".json", "auth_user_key", "api-key");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.only().path("lock_version").asLong()).isEqualTo(2);
    JsonNode latest = latest(client, service);
    assertThat(latest.path("version").asLong()).isEqualTo(before + 1);
    assertThat(latest.path("content").path("proxy").path("auth_user_key").asString())
        .isEqualTo("api-key");
  }

  @Test
  void the_private_base_url_has_no_path_and_an_explicit_port(Client client) {
    long service = client.product("Weather");

    Reply path = client.patch(proxy(service) + ".json", "api_backend", "https://a.example/v1");
    Reply scheme = client.patch(proxy(service) + ".json", "api_backend", "ftp://a.example");
    Reply fine = client.patch(proxy(service) + ".json", "api_backend", "https://a.example");

    assertThat(path.status()).isEqualTo(422);
    assertThat(scheme.status()).isEqualTo(422);
    assertThat(fine.only().path("api_backend").asString()).isEqualTo("https://a.example:443");
    assertThat(latest(client, service).path("content").path("proxy").path("api_backend").asString())
        .isEqualTo("https://a.example:443");
  }

  @Test
  void a_product_without_an_upstream_is_saved_but_not_deployed(Client client) {
    long service = client.product("Weather");

    Reply saved = client.patch(proxy(service) + ".json", "auth_user_key", "key");
    Reply deployed = client.post(proxy(service) + "/deploy.json");

    assertThat(saved.status()).isEqualTo(200);
    assertThat(client.get(proxy(service) + "/configs/sandbox/latest.json").status()).isEqualTo(404);
    assertThat(deployed.status()).isEqualTo(422);
    assertThat(deployed.json().path("errors").has("base")).isTrue();
  }

  @Test
  @ConformanceCase("A47")
  void checks_the_lock_version_only_when_asked_to(Client client) {
    long service = client.productWithUpstream("Weather");
    String path = proxy(service) + ".json";
    String asRead = client.get(path).body();
    client.patch(path, "auth_user_key", "first");

    Reply body = client.patch(path, "auth_user_key", "second", "lock_version", "0");
    Reply stale = client.withHeader("If-Match", "\"1\"").patch(path, "auth_user_key", "third");
    String version = client.get(path).only().path("lock_version").asString();
    Reply current =
        client.withHeader("If-Match", "\"" + version + "\"").patch(path, "auth_user_key", "third");
    Reply whole = client.putJson(path, asRead);

    assertThat(body.status()).isEqualTo(200);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(current.status()).isEqualTo(200);
    assertThat(whole.status()).as(whole.body()).isEqualTo(200);
    assertThat(whole.only().path("auth_user_key").asString()).isEqualTo("user_key");
  }

  @Test
  void addresses_of_hosted_products_are_generated_and_of_others_chosen(Client client) {
    long service = client.productWithUpstream("Weather");

    Reply hosted = client.patch(proxy(service) + ".json", "endpoint", "https://own.example");
    client.put("/admin/api/services/" + service + ".json", "deployment_option", "self_managed");
    Reply own = client.patch(proxy(service) + ".json", "endpoint", "https://own.example");

    assertThat(hosted.only().path("endpoint").asString())
        .isEqualTo("http://weather.localhost:8080");
    assertThat(own.only().path("endpoint").asString()).isEqualTo("https://own.example:443");
    assertThat(latest(client, service).path("content").path("proxy").path("hosts").toString())
        .isEqualTo("[\"own.example\",\"weather.staging.localhost\"]");
    client.put("/admin/api/services/" + service + ".json", "deployment_option", "hosted");
    Reply again = client.patch(proxy(service) + ".json", "auth_user_key", "key");
    assertThat(again.only().path("endpoint").asString()).isEqualTo("http://weather.localhost:8080");
  }

  @Test
  void names_every_field_that_is_wrong(Client client) {
    long service = client.product("Weather");

    Reply reply =
        client.patch(
            proxy(service) + ".json",
            "credentials_location",
            "cookie",
            "error_status_no_match",
            "99",
            "auth_app_id",
            "a b",
            "api_test_path",
            "no-slash");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors").propertyNames())
        .containsExactlyInAnyOrder(
            "credentials_location", "error_status_no_match", "auth_app_id", "api_test_path");
  }

  @Test
  @ConformanceCase("A46")
  void a_policy_chain_gets_apicast_at_its_end(Client client) {
    long service = client.productWithUpstream("Weather");
    String path = proxy(service) + "/policies.json";

    Reply put =
        client.putJson(
            path,
            "{\"policies_config\":[{\"name\":\"headers\",\"version\":\"builtin\",\"configuration\":{}},"
                + "{\"name\":\"echo\",\"version\":\"builtin\",\"configuration\":{},\"enabled\":false}]}");
    Reply text =
        client.put(
            path,
            "policies_config",
            "[{\"name\":\"apicast\",\"version\":\"builtin\",\"configuration\":{}}]");
    Reply none = client.put(path, "policies_config", "zzz");
    Reply wrong = client.putJson(path, "{\"policies_config\":[{\"name\":\"headers\"}]}");

    JsonNode chain = put.json().path("policies_config");
    assertThat(chain).hasSize(3);
    assertThat(chain.get(2).path("name").asString()).isEqualTo("apicast");
    assertThat(text.json().path("policies_config")).hasSize(1);
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.json().path("errors").has("policies_config")).isTrue();
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().path("policies_config").get(0).path("errors").propertyNames())
        .containsExactlyInAnyOrder("version", "configuration");
    assertThat(client.get(path).json().path("policies_config")).hasSize(1);
  }

  @Test
  @ConformanceCase("A43")
  void the_content_has_only_enabled_policies(Client client) {
    long service = client.productWithUpstream("Weather");

    client.putJson(
        proxy(service) + "/policies.json",
        "{\"policies_config\":[{\"name\":\"headers\",\"version\":\"builtin\",\"configuration\":{},\"enabled\":false}]}");

    JsonNode chain = latest(client, service).path("content").path("proxy").path("policy_chain");
    assertThat(chain.toString())
        .isEqualTo("[{\"name\":\"apicast\",\"version\":\"builtin\",\"configuration\":{}}]");
  }
}
