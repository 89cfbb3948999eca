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
import io.tollgate.conformance.ConformanceCase;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The users on the provider's side, and the tokens that admins make for them. */
@OnBothDatabases
record ProviderUsersTest(DatabaseKind database) {
  private static final String USERS = "/admin/api/users";
  private static final String SERVICES = "/admin/api/services.json";

  private static long add(Client client, String name) {
    Reply made = client.post(USERS + ".json", "username", name, "email", name + "@example.com");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.id();
  }

  private static long admin(Client client) {
    return client.get(USERS + ".json?role=admin").json().at("/users/0/user/id").asLong();
  }

  private static String state(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.only().path("state").asString();
  }

  @Test
  void a_new_user_is_a_pending_member(Client client) {
    Reply made =
        client.postJson(USERS + ".json", "{\"username\":\"ada\",\"email\":\"ada@example.com\"}");
    String one = USERS + "/" + made.id();

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.only().propertyNames())
        .containsExactly(
            "id", "state", "role", "created_at", "updated_at", "username", "email", "links");
    assertThat(made.only().path("state").asString()).isEqualTo("pending");
    assertThat(made.only().path("role").asString()).isEqualTo("member");
    assertThat(made.header("Location")).endsWith(one);
    assertThat(client.get(one + ".json").body()).isEqualTo(made.body());
    assertThat(client.get(one + ".xml").body()).contains("<user>", "<username>ada</username>");
    assertThat(client.post(USERS + ".json").body())
        .isEqualTo("{\"errors\":{\"username\":[\"can't be blank\"]}}");
  }

  @Test
  void the_list_is_filtered_by_state_and_role(Client client) {
    add(client, "ada");

    assertThat(client.get(USERS + ".json").json().path("users")).hasSize(2);
    assertThat(client.get(USERS + ".json?state=pending").json().path("users")).hasSize(1);
    assertThat(client.get(USERS + ".json?role=member&state=active").json().path("users")).isEmpty();
    assertThat(client.get(USERS + ".xml").body()).contains("<users><user>");
  }

  @Test
  void names_are_taken_on_this_side_only(Client client) {
    client.post("/admin/api/signup.json", "org_name", "Acme", "username", "ada");
    long ada = add(client, "ada");
    long bob = add(client, "bob");

    assertThat(client.post(USERS + ".json", "username", "ADA").body())
        .isEqualTo("{\"errors\":{\"username\":[\"has already been taken\"]}}");
    assertThat(client.put(USERS + "/" + bob + ".json", "email", "ADA@example.com").body())
        .isEqualTo("{\"errors\":{\"email\":[\"has already been taken\"]}}");
    assertThat(
            client
                .patch(USERS + "/" + ada + ".json", "username", "countess")
                .only()
                .path("username")
                .asString())
        .isEqualTo("countess");
  }

  @Test
  @ConformanceCase("A64")
  void states_follow_the_table_and_the_last_admin_stays(Client client) {
    String one = USERS + "/" + add(client, "ada");
    String admin = USERS + "/" + admin(client);

    assertThat(client.put(one + "/suspend.json").status()).as("pending").isEqualTo(422);
    assertThat(state(client.put(one + "/activate.json"))).isEqualTo("active");
    assertThat(state(client.put(one + "/activate.json"))).isEqualTo("active");
    assertThat(state(client.put(one + "/suspend.json"))).isEqualTo("suspended");
    assertThat(state(client.put(one + "/unsuspend.json"))).isEqualTo("active");
    assertThat(client.put(one + "/unsuspend.json").status()).isEqualTo(422);
    Reply refused = client.delete(admin + ".json");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(client.put(one + "/admin.json").only().path("role").asString()).isEqualTo("admin");
    assertThat(client.put(one + "/member.json").only().path("role").asString()).isEqualTo("member");
    assertThat(client.delete(one + ".json").status()).isEqualTo(200);
    assertThat(client.get(one + ".json").status()).isEqualTo(404);
  }

  @Test
  void the_last_active_admin_stays_an_active_admin(Client client) {
    String other = USERS + "/" + add(client, "ada");
    String admin = USERS + "/" + admin(client);
    client.put(other + "/admin.json");

    for (Reply refused :
        new Reply[] {
          client.put(admin + "/suspend.json"),
          client.put(admin + "/member.json"),
          client.delete(admin + ".json")
        }) {
      assertThat(refused.status()).as(refused.body()).isEqualTo(403);
      assertThat(refused.json().at("/errors/base/0").asString()).startsWith("The last ");
    }
    assertThat(client.get(admin + ".json").only().path("state").asString()).isEqualTo("active");

    client.put(other + "/activate.json");
    assertThat(client.put(admin + "/member.json").status()).isEqualTo(200);
  }

  @Test
  void the_token_of_a_user_works_while_he_is_active(Client client) {
    long ada = add(client, "ada");
    String one = USERS + "/" + ada;
    client.put(one + "/activate.json");
    client.put(one + "/admin.json");

    Reply made =
        client.post(
            one + "/access_tokens.json",
            "token[name]",
            "deploy",
            "token[permission]",
            "rw",
            "token[scopes][]",
            "account_management");
    Client hers = client.with(made.only().path("value").asString());

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(hers.get(SERVICES).status()).isEqualTo(200);
    client.put(one + "/suspend.json");
    assertThat(hers.get(SERVICES).status()).as("suspended").isEqualTo(403);
    client.put(one + "/unsuspend.json");
    assertThat(hers.get(SERVICES).status()).isEqualTo(200);
    client.delete(one + ".json");
    assertThat(hers.get(SERVICES).status()).as("deleted").isEqualTo(403);
    assertThat(client.get(one + "/access_tokens.json").status()).isEqualTo(404);
  }

  @Test
  void a_token_covers_no_more_than_its_user(Client client) {
    String one = USERS + "/" + add(client, "ada");

    Reply refused =
        client.post(
            one + "/access_tokens.json", "name", "t", "permission", "rw", "scopes[]", "stats");
    client.put(one + "/permissions.json", "allowed_sections[]", "monitoring");
    Reply made =
        client.post(
            one + "/access_tokens.json", "name", "t", "permission", "rw", "scopes[]", "stats");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").has("scopes")).isTrue();
    assertThat(made.status()).isEqualTo(201);
  }

  @Test
  void is_for_admins_only_and_developers_are_not_among_them(
      Client client, Installation installation) {
    long developer =
        client.post("/admin/api/signup.json", "org_name", "Acme", "username", "acme").id();
    long his =
        client
            .get("/admin/api/accounts/" + developer + "/users.json")
            .json()
            .at("/users/0/user/id")
            .asLong();
    Client member =
        Members.client(
            client,
            installation,
            java.util.Set.of(),
            EnumSet.allOf(Section.class).toArray(Section[]::new));

    assertThat(client.get(USERS + "/" + his + ".json").status()).isEqualTo(404);
    assertThat(client.put(USERS + "/" + his + "/admin.json").status()).isEqualTo(404);
    assertThat(client.get(USERS + "/" + his + "/permissions.json").status()).isEqualTo(404);
    assertThat(member.get(USERS + ".json").status()).isEqualTo(403);
    assertThat(member.get(USERS + ".json").body()).isEqualTo("{\"status\":\"Forbidden\"}");
  }

  @Test
  @ConformanceCase("A65")
  void permissions_are_set_and_cleared(Client client) {
    long service = client.product("Weather");
    long ada = add(client, "ada");
    String path = USERS + "/" + ada + "/permissions";

    JsonNode first = client.get(path + ".json").only();
    Reply set =
        client.put(
            path + ".json",
            "allowed_sections[]",
            "plans",
            "allowed_sections[]",
            "monitoring",
            "allowed_sections[]",
            "nonsense",
            "allowed_service_ids[]",
            Long.toString(service));
    Reply cleared = client.put(path + ".json", "allowed_sections[]", "");
    Reply none = client.put(path + ".json", "allowed_service_ids[]", "");
    Reply all = client.putJson(path + ".json", "{\"allowed_service_ids\":null}");
    Reply literal =
        client.put(path + ".json", "allowed_sections", "[]", "allowed_service_ids", "[]");

    assertThat(first.propertyNames())
        .containsExactly("user_id", "role", "allowed_sections", "allowed_service_ids");
    assertThat(first.path("user_id").asLong()).isEqualTo(ada);
    assertThat(first.path("allowed_sections").toString()).isEqualTo("[]");
    assertThat(first.path("allowed_service_ids").isNull()).isTrue();
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    assertThat(set.only().path("allowed_sections").toString())
        .isEqualTo("[\"monitoring\",\"plans\"]");
    assertThat(set.only().path("allowed_service_ids").toString()).isEqualTo("[" + service + "]");
    assertThat(cleared.only().path("allowed_sections").toString()).isEqualTo("[]");
    assertThat(cleared.only().path("allowed_service_ids").toString())
        .as("was not sent")
        .isEqualTo("[" + service + "]");
    assertThat(none.only().path("allowed_service_ids").toString()).isEqualTo("[]");
    assertThat(all.only().path("allowed_service_ids").isNull()).isTrue();
    assertThat(literal.only().path("allowed_sections").toString()).isEqualTo("[]");
    assertThat(literal.only().path("allowed_service_ids").toString()).isEqualTo("[]");
    assertThat(client.get(path + ".xml").body()).contains("<role>member</role>");
  }

  @Test
  @ConformanceCase("A10")
  void the_product_of_another_tenant_cannot_be_allowed(Client client, Installation installation) {
    Client other = installation.tenant();
    String foreign = Long.toString(other.product("Foreign"));
    String path = USERS + "/" + add(client, "ada") + "/permissions.json";

    Reply set = client.put(path, "allowed_service_ids[]", foreign);

    assertThat(set.only().path("allowed_service_ids").toString()).isEqualTo("[]");
    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.put(path, "allowed_sections[]", "plans").status()).isEqualTo(404);
  }

  @Test
  void an_admin_has_all_permissions_whatever_is_set(Client client) {
    String path = USERS + "/" + admin(client) + "/permissions.json";

    Reply set = client.put(path, "allowed_sections[]", "plans", "allowed_service_ids[]", "");

    assertThat(set.only().path("role").asString()).isEqualTo("admin");
    assertThat(set.only().path("allowed_sections")).hasSize(Section.values().length);
    assertThat(set.only().path("allowed_service_ids").isNull()).isTrue();
  }

  @Test
  @ConformanceCase("A5")
  void a_read_only_token_changes_nothing(Client client) {
    String one = USERS + "/" + add(client, "ada");
    String before = client.get(USERS + ".json").body();
    Client reader = ReadOnly.of(client);

    assertThat(reader.post(USERS + ".json", "username", "bob").status()).isEqualTo(403);
    assertThat(reader.put(one + ".json", "username", "bob").status()).isEqualTo(403);
    for (String verb : new String[] {"activate", "suspend", "unsuspend", "admin", "member"}) {
      assertThat(reader.put(one + "/" + verb + ".json").status()).isEqualTo(403);
    }
    assertThat(reader.put(one + "/permissions.json", "allowed_sections[]", "plans").status())
        .isEqualTo(403);
    assertThat(reader.delete(one + ".json").status()).isEqualTo(403);
    assertThat(client.get(USERS + ".json").body()).isEqualTo(before);
  }
}
