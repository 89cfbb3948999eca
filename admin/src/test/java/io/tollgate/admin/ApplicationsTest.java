package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record ApplicationsTest(DatabaseKind database) {

  @Test
  @ConformanceCase("A66")
  void in_mode_1_an_application_has_a_user_key(Client client) {
    Developer developer = Developer.in("1", client);

    Reply made = developer.apply();

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.only().propertyNames())
        .containsExactly(
            "id",
            "state",
            "enabled",
            "created_at",
            "updated_at",
            "service_id",
            "service_name",
            "plan_id",
            "plan_name",
            "account_id",
            "org_name",
            "first_traffic_at",
            "first_daily_traffic_at",
            "name",
            "description",
            "user_key",
            "provider_verification_key",
            "links");
    assertThat(made.only().path("state").asString()).isEqualTo("live");
    assertThat(made.only().path("enabled").asBoolean()).isTrue();
    assertThat(made.only().path("user_key").asString()).matches("[0-9a-f]{32}");
    assertThat(made.header("Location")).endsWith(developer.path(made.id()));
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(client.get(developer.path(made.id()) + ".json").body()).isEqualTo(made.body());
  }

  @Test
  @ConformanceCase("A66")
  void in_mode_2_it_has_an_id_and_a_key_where_keys_are_mandatory(Client client) {
    Developer developer = Developer.in("2", client);
    Reply made = developer.apply();
    client.put("/admin/api/services/" + developer.service() + ".json", "mandatory_app_key", "0");
    Reply keyless = developer.apply();

    assertThat(made.only().path("application_id").asString()).matches("[0-9a-f]{8}");
    assertThat(made.only().has("user_key")).isFalse();
    assertThat(made.only().has("provider_verification_key")).isFalse();
    assertThat(keys(developer, made)).hasSize(1);
    assertThat(keys(developer, keyless)).isEmpty();
  }

  private static JsonNode keys(Developer developer, Reply application) {
    return developer
        .client()
        .get(developer.path(application.id()) + "/keys.json")
        .json()
        .path("keys");
  }

  @Test
  void takes_credentials_that_are_given(Client client) {
    Developer developer = Developer.in("2", client);

    Reply made =
        developer.apply(
            "application_id",
            "my-app",
            "application_key[]",
            "first-key",
            "application_key[]",
            "second-key");
    Reply same = developer.apply("application_id", "my-app");
    Reply twice = developer.apply("application_key[]", "same-key", "application_key[]", "SAME-KEY");

    assertThat(made.only().path("application_id").asString()).isEqualTo("my-app");
    assertThat(keys(developer, made).toString()).contains("first-key").contains("second-key");
    assertThat(same.body())
        .isEqualTo("{\"errors\":{\"application_id\":[\"has already been taken\"]}}");
    assertThat(twice.body())
        .isEqualTo("{\"errors\":{\"application_key\":[\"has already been taken\"]}}");
  }

  @Test
  void oauth_applications_show_client_id_and_secret(Client client) {
    Developer developer = Developer.in("oidc", client);

    for (String harmful :
        new String[] {
          "javascript:alert(1)", "DATA:text/html,x", "https:a b", "https:" + "a".repeat(8_192)
        }) {
      assertThat(developer.apply("redirect_url", harmful).status())
          .as("%.20s", harmful)
          .isEqualTo(422);
    }
    Reply made = developer.apply("redirect_url", "https://app.example.com/in");
    Reply second = client.post(developer.path(made.id()) + "/keys.json");

    JsonNode application = made.only();
    assertThat(application.path("client_id")).isEqualTo(application.path("application_id"));
    assertThat(application.path("client_secret").asString()).matches("[0-9a-f]{32}");
    assertThat(application.path("redirect_url").asString()).isEqualTo("https://app.example.com/in");
    assertThat(second.body()).isEqualTo("{\"errors\":{\"base\":[\"Limit reached\"]}}");
  }

  @Test
  void checks_what_is_given(Client client) {
    Developer developer = Developer.in("1", client);
    String path = developer.applications() + ".json";
    String plan = Long.toString(developer.plan());

    assertThat(client.post(path, "name", "x").status()).as("no plan").isEqualTo(400);
    assertThat(client.post(path, "plan_id", "987654321", "name", "x").status()).isEqualTo(404);
    assertThat(client.post(path, "plan_id", plan).body())
        .isEqualTo(
            "{\"errors\":{\"name\":[\"can't be blank\"],"
                + "\"description\":[\"can't be blank\"]}}");
    assertThat(developer.apply("user_key", "with blank").body())
        .isEqualTo("{\"errors\":{\"user_key\":[\"is invalid\"]}}");
    assertThat(developer.apply("user_key", "a".repeat(257)).status()).isEqualTo(422);
    assertThat(developer.apply("user_key", "YWJj+/8=").status()).isEqualTo(201);
    assertThat(developer.apply("application_id", "abc").status()).isEqualTo(422);
    assertThat(developer.apply("application_id", "a b c d").status()).isEqualTo(422);
  }

  @Test
  void a_user_key_is_taken_once_in_a_product(Client client) {
    Developer developer = Developer.in("1", client);
    Reply first = developer.apply("user_key", "first");
    Reply second = developer.apply("user_key", "second");

    Reply again = developer.apply("user_key", "first");
    Reply renamed = client.put(developer.path(second.id()) + ".json", "user_key", "first");
    Reply freed = client.put(developer.path(first.id()) + ".json", "user_key", "third");
    Reply then = client.put(developer.path(second.id()) + ".json", "user_key", "first");

    assertThat(again.body()).isEqualTo("{\"errors\":{\"user_key\":[\"has already been taken\"]}}");
    assertThat(renamed.status()).isEqualTo(422);
    assertThat(freed.only().path("user_key").asString()).isEqualTo("third");
    assertThat(then.only().path("user_key").asString()).isEqualTo("first");
  }

  @Test
  void an_update_ignores_plan_and_application_id(Client client) {
    Developer developer = Developer.in("2", client);
    Reply made = developer.apply();
    long other = developer.newPlan("Other");

    Reply updated =
        client.put(
            developer.path(made.id()) + ".json",
            "name",
            "Renamed",
            "plan_id",
            Long.toString(other),
            "application_id",
            "changed");

    assertThat(updated.only().path("name").asString()).isEqualTo("Renamed");
    assertThat(updated.only().path("plan_id").asLong()).isEqualTo(developer.plan());
    assertThat(updated.only().path("application_id")).isEqualTo(made.only().path("application_id"));
    assertThat(client.put(developer.path(made.id()) + ".json", "name", "").body())
        .isEqualTo("{\"errors\":{\"name\":[\"can't be blank\"]}}");
  }

  @Test
  void xml_shows_the_plan_the_keys_and_required_filters(Client client) {
    Developer developer = Developer.in("2", client);
    String service = "/admin/api/services/" + developer.service() + ".json";
    String path = developer.path(developer.apply("application_key", "some-key").id());
    client.post(path + "/referrer_filters.json", "referrer_filter", "*.example.com");

    String inMode2 = client.get(path + ".xml").body();
    client.put(service, "referrer_filters_required", "1", "backend_version", "1");
    String inMode1 = client.get(path + ".xml").body();

    assertThat(inMode2)
        .contains("<user_account_id>" + developer.account() + "</user_account_id>")
        .doesNotContain("<account_id>")
        .contains("<plan default=\"false\" custom=\"false\"><id>" + developer.plan() + "</id>")
        .contains("<keys><key><value>some-key</value>")
        .doesNotContain("referrer_filters");
    assertThat(inMode1)
        .contains("<user_key>")
        .doesNotContain("<keys>")
        .contains("<referrer_filters><referrer_filter>")
        .contains("<value>*.example.com</value>");
  }

  @Test
  void a_service_without_a_default_service_plan_wants_a_subscription_first(
      Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    withoutDefaultServicePlan(client, installation, developer.service());
    long account = client.post("/admin/api/signup.json", "org_name", "New", "username", "new").id();

    Reply refused =
        client.post(
            "/admin/api/accounts/" + account + "/applications.json",
            "plan_id",
            Long.toString(developer.plan()),
            "name",
            "App",
            "description",
            "x");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("error").asString()).contains("default service plan");
    assertThat(developer.apply().status()).as("subscribed at sign-up").isEqualTo(201);
  }

  private static void withoutDefaultServicePlan(
      Client client, Installation installation, long service) {
    installation
        .admin()
        .database()
        .write(
            client.credentials().tenantId(),
            transaction -> {
              Services.setDefaultServicePlan(transaction, service, null);
              return Outcome.done(service);
            })
        .orThrow();
  }

  @Test
  void an_application_is_reached_through_its_own_account_only(Client client) {
    Developer developer = Developer.in("1", client);
    long application = developer.apply().id();
    long other =
        client.post("/admin/api/signup.json", "org_name", "Other", "username", "other").id();

    assertThat(
            client
                .get("/admin/api/accounts/" + other + "/applications/" + application + ".json")
                .status())
        .isEqualTo(404);
  }
}
