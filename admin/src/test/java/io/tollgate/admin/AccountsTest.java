package io.tollgate.admin;

import static io.tollgate.admin.database.schema.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record AccountsTest(DatabaseKind database) {
  private static final String ACCOUNTS = "/admin/api/accounts";

  private static long signUp(Client client, String name) {
    return client
        .post("/admin/api/signup.json", "org_name", name, "username", name + "-admin")
        .id();
  }

  private static Client withThree(Client client) {
    signUp(client, "one");
    signUp(client, "two");
    signUp(client, "three");
    return client;
  }

  @Test
  @ConformanceCase("A20")
  void a_list_that_needs_two_pages_says_so(Client client) {
    withThree(client);

    JsonNode first = client.get(ACCOUNTS + ".json?per_page=2").json();
    JsonNode second = client.get(ACCOUNTS + ".json?per_page=2&page=2").json();

    assertThat(first.path("accounts")).hasSize(2);
    assertThat(first.path("metadata").toString())
        .isEqualTo("{\"per_page\":2,\"total_entries\":3,\"total_pages\":2,\"current_page\":1}");
    assertThat(second.path("accounts")).hasSize(1);
    assertThat(client.get(ACCOUNTS + ".xml?per_page=2").body())
        .contains(
            "<accounts per_page=\"2\" total_entries=\"3\" total_pages=\"2\" current_page=\"1\">");
  }

  @Test
  @ConformanceCase("A21")
  void a_list_that_fits_has_no_metadata_and_nonsense_means_the_default(Client client) {
    withThree(client);

    assertThat(client.get(ACCOUNTS + ".json").json().has("metadata")).isFalse();
    for (String query : new String[] {"per_page=9999", "per_page=abc", "per_page=0", "page=x"}) {
      JsonNode list = client.get(ACCOUNTS + ".json?" + query).json();
      assertThat(list.path("accounts")).as(query).hasSize(3);
      assertThat(list.has("metadata")).as(query).isFalse();
    }
    assertThat(client.get(ACCOUNTS + ".json?page=99").body()).isEqualTo("{\"accounts\":[]}");
  }

  @Test
  @ConformanceCase("A21")
  void no_page_is_longer_than_500(Client client, Installation installation) {
    int count = 501;
    Outcome<Integer> inserted =
        installation
            .admin()
            .database()
            .write(
                client.credentials().tenantId(),
                transaction -> {
                  for (int i = 0; i < count; i++) {
                    transaction.insert(
                        ACCOUNT,
                        Map.of(
                            ACCOUNT.ORG_NAME_FOLDED,
                            "account " + i,
                            ACCOUNT.ORG_NAME,
                            "Account " + i,
                            ACCOUNT.STATE,
                            "approved",
                            ACCOUNT.EXTRA_FIELDS,
                            "{}",
                            ACCOUNT.ANNOTATIONS,
                            "{}",
                            ACCOUNT.STATE_CHANGED_AT,
                            1L,
                            ACCOUNT.CREATED_AT,
                            1L,
                            ACCOUNT.UPDATED_AT,
                            1L));
                  }
                  return Outcome.done(count);
                });
    assertThat(inserted.orThrow()).isEqualTo(count);

    for (String query : List.of("", "?per_page=501", "?per_page=9999", "?per_page=abc")) {
      JsonNode list = client.get(ACCOUNTS + ".json" + query).json();
      assertThat(list.path("accounts")).as(query).hasSize(500);
      assertThat(list.path("metadata").toString())
          .as(query)
          .isEqualTo(
              "{\"per_page\":500,\"total_entries\":501,\"total_pages\":2,\"current_page\":1}");
    }
    assertThat(client.get(ACCOUNTS + ".json?per_page=9999&page=2").json().path("accounts"))
        .hasSize(1);
  }

  @Test
  void an_account_is_shown_as_the_contract_says(Client client) {
    long id = signUp(client, "acme");

    JsonNode account = client.get(ACCOUNTS + "/" + id + ".json").only();
    String xml = client.get(ACCOUNTS + "/" + id + ".xml").body();

    assertThat(account.propertyNames())
        .containsExactly(
            "id",
            "created_at",
            "updated_at",
            "org_name",
            "credit_card_stored",
            "monthly_billing_enabled",
            "monthly_charging_enabled",
            "state",
            "annotations",
            "links");
    assertThat(account.path("state").asString()).isEqualTo("approved");
    assertThat(account.path("links").get(0).path("href").asString())
        .isEqualTo(Installation.PUBLIC_URL + ACCOUNTS + "/" + id);
    assertThat(xml)
        .contains("<org_name>acme</org_name>")
        .contains("<users><user>")
        .contains("<username>acme-admin</username>")
        .contains("<plans><plan default=\"true\" custom=\"false\">");
  }

  @Test
  @ConformanceCase("A62")
  void an_account_is_found_by_one_of_its_users(Client client) {
    client.post(
        "/admin/api/signup.json",
        "org_name",
        "Acme",
        "username",
        "Ada",
        "email",
        "ada@example.com");
    long user = client.get(ACCOUNTS + "/find.json?username=ada").only().path("id").asLong();
    String users = client.get(ACCOUNTS + "/" + user + "/users.json").body();
    String userId = users.replaceAll(".*?\"id\":(\\d+).*", "$1");

    assertThat(client.get(ACCOUNTS + "/find.json?username=Ada").status()).isEqualTo(200);
    assertThat(client.get(ACCOUNTS + "/find.json?user_id=" + userId).status()).isEqualTo(200);
    assertThat(client.get(ACCOUNTS + "/find.json?email=ADA@example.com").status()).isEqualTo(200);
    assertThat(client.get(ACCOUNTS + "/find.json?username=nobody").status()).isEqualTo(404);
    assertThat(client.get(ACCOUNTS + "/find.json").status()).isEqualTo(404);
    assertThat(client.get(ACCOUNTS + "/find.json?nickname=ada").status()).isEqualTo(404);
  }

  @Test
  void a_name_may_change_but_not_vanish(Client client) {
    String path = ACCOUNTS + "/" + signUp(client, "acme") + ".json";

    Reply renamed = client.put(path, "org_name", "Acme & Söhne", "annotations[tier]", "gold");
    Reply blank = client.put(path, "org_name", " ");
    Reply marks = client.put(path, "org_name", "!!");

    assertThat(renamed.only().path("org_name").asString()).isEqualTo("Acme & Söhne");
    assertThat(renamed.only().path("annotations").toString()).isEqualTo("{\"tier\":\"gold\"}");
    assertThat(blank.body()).isEqualTo("{\"errors\":{\"org_name\":[\"can't be blank\"]}}");
    assertThat(marks.body()).isEqualTo("{\"errors\":{\"org_name\":[\"is invalid\"]}}");
    assertThat(client.put(path, "unknown", "x").only().path("org_name").asString())
        .isEqualTo("Acme & Söhne");
  }

  @Test
  void states_follow_the_table_and_filter_the_list(Client client) {
    String path = ACCOUNTS + "/" + signUp(client, "acme");
    signUp(client, "other");

    assertThat(state(client.put(path + "/make_pending.json"))).isEqualTo("pending");
    assertThat(client.get(ACCOUNTS + ".json?state=pending").json().path("accounts")).hasSize(1);
    assertThat(client.get(ACCOUNTS + ".json?state=approved").json().path("accounts")).hasSize(1);
    assertThat(client.get(ACCOUNTS + ".json?state=nonsense").json().path("accounts")).isEmpty();
    assertThat(state(client.put(path + "/reject.json"))).isEqualTo("rejected");
    assertThat(client.put(path + "/reject.json").status()).isEqualTo(422);
    assertThat(state(client.put(path + "/approve.json"))).isEqualTo("approved");
    assertThat(state(client.put(path + "/suspend.json"))).isEqualTo("suspended");
    assertThat(client.put(path + "/approve.json").status()).isEqualTo(422);
    assertThat(state(client.put(path + "/resume.json"))).isEqualTo("approved");
  }

  private static String state(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.only().path("state").asString();
  }

  @Test
  void a_deleted_account_takes_everything_along(Client client) {
    Developer developer = Developer.in("1", client);
    String application = developer.path(developer.apply().id());
    String path = ACCOUNTS + "/" + developer.account();

    Reply deleted = client.delete(path + ".json");

    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(deleted.body()).isEmpty();
    assertThat(client.get(path + ".json").status()).isEqualTo(404);
    assertThat(client.get(application + ".json").status()).isEqualTo(404);
    assertThat(client.get("/admin/api/applications.json").json().path("applications")).isEmpty();
    assertThat(client.get(ACCOUNTS + "/find.json?username=acme-admin").status()).isEqualTo(404);
    assertThat(signUp(client, "acme")).isPositive();
  }

  @Test
  @ConformanceCase("A10")
  void an_account_of_another_tenant_does_not_exist(Client client, Installation installation) {
    long foreign = signUp(installation.tenant(), "acme");

    assertThat(client.get(ACCOUNTS + "/" + foreign + ".json").status()).isEqualTo(404);
    assertThat(client.delete(ACCOUNTS + "/" + foreign + ".json").status()).isEqualTo(404);
    assertThat(client.put(ACCOUNTS + "/" + foreign + "/reject.json").status()).isEqualTo(404);
    assertThat(client.get(ACCOUNTS + "/find.json?username=acme-admin").status()).isEqualTo(404);
    assertThat(signUp(client, "acme")).isPositive();
  }
}
