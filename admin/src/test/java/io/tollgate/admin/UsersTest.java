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
record UsersTest(DatabaseKind database) {

  /** Signs an account up; the path of its users. */
  private static String users(Client client, String org) {
    long account =
        client.post("/admin/api/signup.json", "org_name", org, "username", org + "-admin").id();
    return "/admin/api/accounts/" + account + "/users";
  }

  @Test
  void a_new_user_is_a_pending_member(Client client) {
    String users = users(client, "acme");

    Reply made = client.post(users + ".json", "username", "ada", "email", "ada@example.com");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    JsonNode user = made.only();
    assertThat(user.propertyNames())
        .containsExactly(
            "id", "state", "role", "created_at", "updated_at", "username", "email", "links");
    assertThat(user.path("state").asString()).isEqualTo("pending");
    assertThat(user.path("role").asString()).isEqualTo("member");
    assertThat(made.header("Location")).endsWith(users + "/" + made.id());
    assertThat(client.get(users + "/" + made.id() + ".json").body()).isEqualTo(made.body());
  }

  @Test
  void the_list_is_filtered_by_state_and_role(Client client) {
    String users = users(client, "acme");
    long ada = client.post(users + ".json", "username", "ada").id();
    client.put(users + "/" + ada + "/activate.json");

    assertThat(client.get(users + ".json").json().path("users")).hasSize(2);
    assertThat(client.get(users + ".json?state=pending").body())
        .contains("acme-admin")
        .doesNotContain("\"ada\"");
    assertThat(client.get(users + ".json?role=member&state=active").json().path("users"))
        .hasSize(1);
    assertThat(client.get(users + ".json?role=admin&state=active").json().path("users")).isEmpty();
  }

  @Test
  @ConformanceCase("A63")
  void a_name_is_taken_once_in_all_accounts_whatever_its_letters(Client client) {
    String one = users(client, "one");
    String two = users(client, "two");
    client.post(one + ".json", "username", "Ada", "email", "Ada@example.com");

    Reply name = client.post(two + ".json", "username", "ada");
    Reply email = client.post(two + ".json", "username", "other", "email", "ADA@EXAMPLE.COM");
    Reply bob = client.post(two + ".json", "username", "bob");
    Reply renamed = client.put(two + "/" + bob.id() + ".json", "username", "ADA");

    assertThat(name.status()).isEqualTo(422);
    assertThat(name.body()).isEqualTo("{\"errors\":{\"username\":[\"has already been taken\"]}}");
    assertThat(email.body()).isEqualTo("{\"errors\":{\"email\":[\"has already been taken\"]}}");
    assertThat(renamed.body())
        .isEqualTo("{\"errors\":{\"username\":[\"has already been taken\"]}}");
    assertThat(client.put(two + "/" + bob.id() + ".json", "username", "BOB").status())
        .as("his own name")
        .isEqualTo(200);
  }

  @Test
  void every_field_is_checked(Client client) {
    String users = users(client, "acme");

    assertThat(client.post(users + ".json").body())
        .isEqualTo("{\"errors\":{\"username\":[\"can't be blank\"]}}");
    assertThat(client.post(users + ".json", "username", "ab").body())
        .contains("is too short (minimum is 3 characters)");
    assertThat(client.post(users + ".json", "username", "a".repeat(41)).body())
        .contains("is too long (maximum is 40 characters)");
    assertThat(client.post(users + ".json", "username", "-ada").body()).contains("is invalid");
    assertThat(client.post(users + ".json", "username", "ada@home.org+1").status()).isEqualTo(201);
    assertThat(client.post(users + ".json", "username", "bob", "email", "nowhere").body())
        .isEqualTo("{\"errors\":{\"email\":[\"is invalid\"]}}");
    assertThat(client.post(users + ".json", "username", "bob", "password", "a".repeat(14)).body())
        .isEqualTo("{\"errors\":{\"password\":[\"is too short (minimum is 15 characters)\"]}}");
    assertThat(
            client
                .post(
                    users + ".json",
                    "username",
                    "Longer.Than.Fifteen",
                    "password",
                    "longer.than.fifteen")
                .body())
        .contains("must not be the username");
  }

  @Test
  @ConformanceCase("A64")
  void states_follow_the_table_and_the_last_admin_stays(Client client) {
    String users = users(client, "acme");
    long admin =
        client.get(users + ".json").json().path("users").get(0).path("user").path("id").asLong();
    String one = users + "/" + admin;

    assertThat(client.put(one + "/suspend.json").status()).as("pending").isEqualTo(422);
    assertThat(state(client.put(one + "/activate.json"))).isEqualTo("active");
    assertThat(state(client.put(one + "/activate.json"))).isEqualTo("active");
    assertThat(client.put(one + "/unsuspend.json").status()).isEqualTo(422);
    assertThat(state(client.put(one + "/suspend.json"))).isEqualTo("suspended");
    assertThat(state(client.put(one + "/suspend.json"))).isEqualTo("suspended");
    Reply illegal = client.put(one + "/activate.json");
    assertThat(state(client.put(one + "/unsuspend.json"))).isEqualTo("active");
    assertThat(illegal.status()).isEqualTo(422);
    assertThat(illegal.only().path("from").asString()).isEqualTo("suspended");
    assertThat(illegal.only().path("event").asString()).isEqualTo("activate");
    assertThat(illegal.only().path("object").path("username").asString()).isEqualTo("acme-admin");

    Reply refused = client.delete(one + ".json");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    long second = client.post(users + ".json", "username", "ada").id();
    assertThat(client.put(users + "/" + second + "/admin.json").only().path("role").asString())
        .isEqualTo("admin");
    assertThat(client.delete(one + ".json").status()).isEqualTo(200);
    assertThat(client.get(one + ".json").status()).isEqualTo(404);
  }

  private static String state(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.only().path("state").asString();
  }

  @Test
  void a_user_belongs_to_his_account(Client client) {
    String one = users(client, "one");
    String two = users(client, "two");
    long ada = client.post(one + ".json", "username", "ada").id();

    assertThat(client.get(two + "/" + ada + ".json").status()).isEqualTo(404);
    assertThat(client.put(two + "/" + ada + "/activate.json").status()).isEqualTo(404);
  }

  @Test
  void no_answer_holds_a_password(Client client) {
    String users = users(client, "acme");
    String password = "correct horse battery";

    Reply made = client.post(users + ".json", "username", "ada", "password", password);
    Reply changed = client.put(users + "/" + made.id() + ".json", "password", password + "!");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(made.body() + changed.body()).doesNotContain("password").doesNotContain("argon");
  }
}
