package io.tollgate.admin;

import static io.tollgate.admin.database.schema.Tables.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Eventually;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the operator of an installation does with its providers. */
@OnBothDatabases
record MasterTest(DatabaseKind database) {
  private static final String PROVIDERS = "/master/api/providers";
  private static final String WRONG_TOKEN =
      "{\"error\":\"Your access token does not have the correct permissions\"}";

  /** A provider made by the operator, with his own client. */
  private record Provider(Installation installation, Client master, Client client, JsonNode made) {

    static Provider in(Installation installation) {
      return in(installation, "Weather & Söhne " + UUID.randomUUID().toString().substring(0, 8));
    }

    static Provider in(Installation installation, String orgName) {
      Client any = installation.tenant();
      Client master = any.with(installation.admin().masterSide().tokens().create());
      Reply reply =
          master.post(
              PROVIDERS + ".json",
              "org_name",
              orgName,
              "username",
              "boss",
              "email",
              "boss@example.com",
              "password",
              "correct horse battery");
      assertThat(reply.status()).as(reply.body()).isEqualTo(201);
      JsonNode made = reply.json().path("signup");
      assertThat(reply.header("Location"))
          .endsWith(PROVIDERS + "/" + made.path("account").path("id").asLong());
      return new Provider(
          installation, master, any.with(made.path("access_token").path("value").asString()), made);
    }

    long id() {
      return made.path("account").path("id").asLong();
    }

    String path() {
      return PROVIDERS + "/" + id() + ".json";
    }

    JsonNode account() {
      return master.get(path()).json().path("account");
    }

    JsonNode product() {
      return client.get("/admin/api/services.json").json().path("services").path(0).path("service");
    }

    JsonNode application() {
      return client
          .get("/admin/api/applications.json")
          .json()
          .path("applications")
          .path(0)
          .path("application");
    }
  }

  @Test
  void a_provider_is_made_with_a_token_a_product_and_a_developer(Installation installation) {
    Provider provider = Provider.in(installation, "Wetter & Söhne");

    JsonNode account = provider.made().path("account");
    assertThat(account.path("org_name").asString()).isEqualTo("Wetter & Söhne");
    assertThat(account.path("state").asString()).isEqualTo("approved");
    assertThat(account.path("admin_domain").asString()).startsWith("wetter-sohne");
    JsonNode token = provider.made().path("access_token");
    assertThat(token.path("value").asString()).hasSize(96);
    assertThat(token.path("permission").asString()).isEqualTo("rw");
    assertThat(provider.product().path("name").asString()).isEqualTo("API");
    assertThat(provider.application().path("org_name").asString()).isEqualTo("Developer");
    assertThat(provider.application().path("state").asString()).isEqualTo("live");
    assertThat(
            provider.client().get("/admin/api/users.json").json().path("users").path(0).toString())
        .contains("\"username\":\"boss\"", "\"role\":\"admin\"", "\"state\":\"active\"");
    assertThat(provider.account().path("org_name").asString()).isEqualTo("Wetter & Söhne");
    Provider another = Provider.in(installation, "Wetter & Söhne");
    assertThat(another.account().path("admin_domain").asString())
        .isNotEqualTo(account.path("admin_domain").asString());
  }

  @Test
  void what_is_wrong_with_a_provider_is_said_and_nothing_is_made(Installation installation) {
    Provider provider = Provider.in(installation);
    int before = installation.admin().tenants().all().size();

    Reply blank = provider.master().post(PROVIDERS + ".json", "email", "x");
    Reply bad =
        provider.master().post(PROVIDERS + ".json", "org_name", "Acme", "username", "a b c d");
    Reply nameless =
        provider.master().post(PROVIDERS + ".json", "org_name", "!", "username", "ada");

    assertThat(blank.status()).isEqualTo(422);
    assertThat(blank.json().path("errors").propertyNames()).contains("org_name", "username");
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.json().path("errors").path("username").path(0).asString())
        .isEqualTo("is invalid");
    assertThat(nameless.status()).isEqualTo(422);
    assertThat(installation.admin().tenants().all()).hasSize(before);
  }

  @Test
  void only_the_master_token_opens_these_doors_and_no_others(Installation installation) {
    Provider provider = Provider.in(installation);

    for (Client client : new Client[] {provider.client(), installation.tenant()}) {
      assertThat(client.get(provider.path()).body()).isEqualTo(WRONG_TOKEN);
      assertThat(client.post(PROVIDERS + ".json", "org_name", "X", "username", "xyz").status())
          .isEqualTo(403);
      assertThat(client.delete(provider.path()).status()).isEqualTo(403);
      assertThat(client.get("/master/api/proxy/configs/production.json").status()).isEqualTo(403);
    }
    assertThat(provider.client().anonymous().get(provider.path()).body())
        .isEqualTo("{\"error\":\"Access denied\"}");
    assertThat(provider.master().get("/admin/api/services.json").body()).isEqualTo(WRONG_TOKEN);
    assertThat(provider.master().get("/admin/api/personal/access_tokens.json").status())
        .isEqualTo(403);
    assertThat(provider.master().get(PROVIDERS + "/999999.json").status()).isEqualTo(404);
    assertThat(provider.account().path("state").asString()).isEqualTo("approved");
  }

  @Test
  void a_suspended_provider_and_his_applications_stand_still_until_he_resumes(
      Installation installation) {
    Provider provider = Provider.in(installation);
    long service = provider.product().path("id").asLong();
    Eventually.until("published", () -> told(installation, service, true, "active"));

    Reply suspended = provider.master().put(provider.path(), "state_event", "make_suspended");
    assertThat(suspended.status()).as(suspended.body()).isEqualTo(200);
    assertThat(suspended.json().path("account").path("state").asString()).isEqualTo("suspended");
    Reply refused = provider.client().get("/admin/api/services.json");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).isEmpty();
    Eventually.until("suspended there", () -> told(installation, service, false, "suspended"));
    Reply again = provider.master().put(provider.path(), "state_event", "suspend");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.json().path("error").path("from").asString()).isEqualTo("suspended");

    Reply resumed =
        provider
            .master()
            .put(provider.path(), "state_event", "resume", "from_email", "a@b.example");
    assertThat(resumed.json().path("account").path("state").asString()).isEqualTo("approved");
    assertThat(resumed.json().path("account").path("from_email").asString())
        .isEqualTo("a@b.example");
    assertThat(provider.client().get("/admin/api/services.json").status()).isEqualTo(200);
    Eventually.until("active again", () -> told(installation, service, true, "active"));

    Reply nonsense = provider.master().put(provider.path(), "state_event", "explode");
    assertThat(nonsense.status()).isEqualTo(422);
    assertThat(nonsense.json().path("errors").path("state_event").path(0).asString())
        .isEqualTo("is invalid");
  }

  private static boolean told(
      Installation installation, long service, boolean active, String applications) {
    BackendService known = installation.backend().service(service);
    return known != null
        && known.active() == active
        && !installation.backend().applicationsOf(service).isEmpty()
        && installation.backend().applicationsOf(service).stream()
            .map(BackendApplication::state)
            .allMatch(applications::equals);
  }

  @Test
  void a_deleted_provider_can_come_back_for_fifteen_days_and_is_gone_afterwards(
      Installation installation) {
    Provider provider = Provider.in(installation);
    long service = provider.product().path("id").asLong();
    Eventually.until("published", () -> told(installation, service, true, "active"));

    Reply deleted = provider.master().delete(provider.path());
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.body()).isEmpty();
    assertThat(provider.account().path("state").asString()).isEqualTo("scheduled_for_deletion");
    assertThat(provider.client().get("/admin/api/services.json").status()).isEqualTo(403);
    installation.admin().masterSide().endTenants();
    provider.master().put(provider.path(), "state_event", "resume");
    assertThat(provider.client().get("/admin/api/services.json").status()).isEqualTo(200);

    provider.master().delete(provider.path());
    fifteenDaysPass(installation, provider.id());
    installation.admin().masterSide().endTenants();
    Eventually.until("the backend forgets", () -> installation.backend().service(service) == null);
    Eventually.until(
        "gone",
        () -> {
          installation.admin().masterSide().endTenants();
          return provider.master().get(provider.path()).status() == 404;
        });
    assertThat(provider.client().get("/admin/api/services.json").body())
        .isEqualTo("{\"error\":\"Access denied\"}");
  }

  private static void fifteenDaysPass(Installation installation, long tenant) {
    Outcome<Integer> changed =
        installation
            .admin()
            .database()
            .write(
                tenant,
                transaction ->
                    Outcome.done(transaction.update(TENANT, Map.of(TENANT.DELETE_AT, 1L), tenant)));
    assertThat(changed.orThrow()).isOne();
  }

  @Test
  void a_shared_gateway_gets_the_versions_of_every_provider(Installation installation) {
    Provider one = Provider.in(installation);
    Provider other = Provider.in(installation);
    for (Provider each : new Provider[] {one, other}) {
      String service = "/admin/api/services/" + each.product().path("id").asLong();
      each.client().patch(service + "/proxy.json", "api_backend", "http://127.0.0.1:9");
      Reply promoted =
          each.client().post(service + "/proxy/configs/sandbox/1/promote.json", "to", "production");
      assertThat(promoted.status()).as(promoted.body()).isEqualTo(201);
    }

    JsonNode listed =
        one.master().get("/master/api/proxy/configs/production.json").json().path("proxy_configs");

    assertThat(
            listed.valueStream().map(each -> each.path("proxy_config").path("content").path("id")))
        .contains(one.product().path("id"), other.product().path("id"));
    String host = "?host=nobody.example.com";
    assertThat(
            one.master()
                .get("/master/api/proxy/configs/production.json" + host)
                .json()
                .path("proxy_configs"))
        .isEmpty();
    assertThat(one.master().get("/master/api/proxy/configs/nonsense.json").status()).isEqualTo(422);
    assertThat(one.master().get("/master/api/proxy/configs/production.xml").status())
        .isEqualTo(406);
  }

  @Test
  void answers_come_in_xml_too(Installation installation) {
    Provider provider = Provider.in(installation);

    Reply shown = provider.master().get(PROVIDERS + "/" + provider.id() + ".xml");
    Reply made =
        provider
            .master()
            .post(PROVIDERS + ".xml", "org_name", "In XML " + provider.id(), "username", "boss");

    assertThat(shown.body()).contains("<account>", "<state>approved</state>");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.body()).contains("<signup>", "<access_token>", "<value>");
  }
}
