package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The plans of developer accounts. */
@OnBothDatabases
record AccountPlansTest(DatabaseKind database) {
  private static final String PLANS = "/admin/api/account_plans";

  private static String path(long id) {
    return PLANS + "/" + id;
  }

  @Test
  void is_made_shown_and_listed(Client client) {
    Reply made = client.post(PLANS + ".json", "account_plan[name]", "Partner");
    Reply flat = client.postJson(PLANS + ".json", "{\"name\":\"Other\"}");

    JsonNode all = client.get(PLANS + ".json").json().path("plans");
    String xml = client.get(path(made.id()) + ".xml").body();

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(flat.status()).isEqualTo(201);
    assertThat(made.json().propertyNames()).containsExactly("account_plan");
    assertThat(made.only().has("system_name")).isFalse();
    assertThat(made.only().has("custom")).isFalse();
    assertThat(made.header("Location")).endsWith(path(made.id()));
    assertThat(all).hasSize(3);
    assertThat(all.get(1).path("account_plan").path("name").asString()).isEqualTo("Partner");
    assertThat(xml)
        .contains("<plan default=\"false\" custom=\"false\">")
        .contains("<name>Partner</name>");
    assertThat(client.post(PLANS + ".json").status()).isEqualTo(400);
    assertThat(client.post(PLANS + ".json", "name", "Partner").body())
        .isEqualTo("{\"errors\":{\"system_name\":[\"has already been taken\"]}}");
  }

  @Test
  void is_changed_and_published(Client client) {
    String one = path(client.post(PLANS + ".json", "name", "Partner").id()) + ".json";

    Reply changed = client.patch(one, "name", "Friend", "state_event", "publish");

    assertThat(changed.only().path("name").asString()).isEqualTo("Friend");
    assertThat(changed.only().path("state").asString()).isEqualTo("published");
    assertThat(client.put(one, "state_event", "publish").status()).isEqualTo(422);
  }

  @Test
  @ConformanceCase("A61")
  void sign_ups_on_a_default_that_wants_approval_wait_for_it(Client client) {
    long plan = client.post(PLANS + ".json", "name", "Strict", "approval_required", "true").id();
    client.put(path(plan) + "/default.json");

    Reply account =
        client.post("/admin/api/signup.json", "org_name", "Acme", "username", "acme-admin");
    String one = "/admin/api/accounts/" + account.id();
    Reply approved = client.put(one + "/approve.json");
    Reply again = client.put(one + "/approve.json");

    assertThat(account.only().path("state").asString()).isEqualTo("pending");
    assertThat(approved.only().path("state").asString()).isEqualTo("approved");
    assertThat(again.status()).isEqualTo(422);
    assertThat(client.delete(path(plan) + ".json").status()).as("in use").isEqualTo(403);
  }

  @Test
  @ConformanceCase("A58")
  void the_deleted_default_leaves_none(Client client) {
    long plan = client.post(PLANS + ".json", "name", "New").id();
    client.put(path(plan) + "/default.json");

    assertThat(client.delete(path(plan) + ".json").status()).isEqualTo(200);
    assertThat(client.get(PLANS + ".json").body()).doesNotContain("\"default\":true");
    assertThat(
            client
                .post("/admin/api/signup.json", "org_name", "Acme", "username", "acme-admin")
                .status())
        .isEqualTo(422);
  }

  @Test
  @ConformanceCase("A10")
  void belongs_to_its_tenant(Client client, Installation installation) {
    long plan = client.post(PLANS + ".json", "name", "New").id();
    Client other = installation.tenant();

    assertThat(other.get(path(plan) + ".json").status()).isEqualTo(404);
    assertThat(other.put(path(plan) + "/default.json").status()).isEqualTo(404);
    assertThat(other.delete(path(plan) + ".json").status()).isEqualTo(404);
    assertThat(client.get(path(plan) + ".json").status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("A5")
  void a_read_only_token_changes_nothing(Client client) {
    long plan = client.post(PLANS + ".json", "name", "New").id();
    Client reader = ReadOnly.of(client);
    String before = reader.get(PLANS + ".json").body();

    assertThat(reader.post(PLANS + ".json", "name", "Other").status()).isEqualTo(403);
    assertThat(reader.put(path(plan) + ".json", "name", "Other").status()).isEqualTo(403);
    assertThat(reader.put(path(plan) + "/default.json").status()).isEqualTo(403);
    assertThat(reader.delete(path(plan) + ".json").status()).isEqualTo(403);
    assertThat(client.get(PLANS + ".json").body()).isEqualTo(before);
  }
}
