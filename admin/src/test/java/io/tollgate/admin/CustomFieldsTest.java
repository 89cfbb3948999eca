package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.OnBothDatabases;
import org.junit.jupiter.api.Test;

/** Values of the fields that a tenant defines (account-management-api.md, 5.14 and ruling 18). */
@OnBothDatabases
record CustomFieldsTest(DatabaseKind database) {

  private static long define(Client client, String target, String name, String... more) {
    String[] form = new String[more.length + 6];
    System.arraycopy(new String[] {"target", target, "name", name, "label", name}, 0, form, 0, 6);
    System.arraycopy(more, 0, form, 6, more.length);
    Reply made = client.post("/admin/api/fields_definitions.json", form);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.id();
  }

  private static Reply signUp(Client client, String... more) {
    String[] form = new String[more.length + 4];
    System.arraycopy(new String[] {"org_name", "Acme", "username", "acme-1"}, 0, form, 0, 4);
    System.arraycopy(more, 0, form, 4, more.length);
    return client.post("/admin/api/signup.json", form);
  }

  private static String error(Reply reply, String field) {
    return reply.json().path("errors").path(field).path(0).asString();
  }

  @Test
  void of_an_account_and_its_user_come_with_the_sign_up_and_are_shown(Client client) {
    define(client, "Account", "industry");
    define(client, "User", "phone");

    Reply account = signUp(client, "industry", "farming", "phone", "07", "unknown", "x");
    String path = "/admin/api/accounts/" + account.id();

    assertThat(account.status()).as(account.body()).isEqualTo(201);
    assertThat(account.only().path("industry").asString()).isEqualTo("farming");
    assertThat(account.only().has("unknown")).isFalse();
    assertThat(account.only().has("phone")).isFalse();
    assertThat(client.get(path + ".xml").body())
        .contains("<extra_fields><industry>farming</industry></extra_fields>")
        .contains("<extra_fields><phone>07</phone></extra_fields>");
    assertThat(client.get(path + "/users.json").json().at("/users/0/user/phone").asString())
        .isEqualTo("07");
  }

  @Test
  void are_changed_alone_and_cleared_by_an_empty_text(Client client) {
    define(client, "Account", "industry");
    define(client, "Account", "city");
    String path =
        "/admin/api/accounts/" + signUp(client, "industry", "farming", "city", "Ulm").id();

    Reply changed = client.put(path + ".json", "city", "Aalen");
    Reply cleared = client.putJson(path + ".json", "{\"industry\":null}");
    Reply object = client.putJson(path + ".json", "{\"city\":{\"a\":1},\"undefined\":{\"a\":1}}");

    assertThat(changed.only().path("city").asString()).isEqualTo("Aalen");
    assertThat(changed.only().path("industry").asString()).isEqualTo("farming");
    assertThat(cleared.only().has("industry")).isFalse();
    assertThat(object.status()).isEqualTo(422);
    assertThat(object.json().path("errors").propertyNames()).containsExactly("city");
    assertThat(client.get(path + ".json").only().path("city").asString()).isEqualTo("Aalen");
  }

  @Test
  void are_held_against_their_definition(Client client) {
    define(client, "Account", "industry", "required", "true", "choices[]", "farming");

    Reply without = signUp(client);
    Reply other = signUp(client, "industry", "mining");
    assertThat(without.status()).isEqualTo(422);
    assertThat(error(without, "industry")).isEqualTo("can't be blank");
    assertThat(error(other, "industry")).isEqualTo("is not included in the list");
    assertThat(client.get("/admin/api/accounts.json").json().path("accounts"))
        .as("nothing half done")
        .isEmpty();

    String path = "/admin/api/accounts/" + signUp(client, "industry", "farming").id() + ".json";
    assertThat(error(client.put(path, "industry", ""), "industry")).isEqualTo("can't be blank");
    assertThat(client.put(path, "org_name", "Acme Ltd").status()).isEqualTo(200);
    assertThat(client.get(path).only().path("industry").asString()).isEqualTo("farming");
  }

  @Test
  void of_an_application_hold_for_those_that_somebody_asks_for(Client client) {
    Developer developer = Developer.in("1", client);
    define(client, "Cinstance", "platform", "required", "true");

    Reply without = developer.apply();
    Reply made = developer.apply("platform", "phone");
    String path = developer.path(made.id()) + ".json";

    assertThat(error(without, "platform")).isEqualTo("can't be blank");
    assertThat(made.only().path("platform").asString()).isEqualTo("phone");
    assertThat(client.put(path, "platform", "watch").only().path("platform").asString())
        .isEqualTo("watch");
    assertThat(client.get(path).only().path("platform").asString()).isEqualTo("watch");
  }

  @Test
  void of_the_providers_own_users_are_those_of_users(Client client) {
    define(client, "User", "phone");

    Reply made = client.post("/admin/api/users.json", "username", "grace", "phone", "08");

    assertThat(made.only().path("phone").asString()).isEqualTo("08");
    assertThat(
            client
                .put("/admin/api/users/" + made.id() + ".json", "phone", "09")
                .only()
                .path("phone")
                .asString())
        .isEqualTo("09");
  }

  @Test
  void go_with_their_definition(Client client) {
    long industry = define(client, "Account", "industry");
    define(client, "Account", "city");
    String path =
        "/admin/api/accounts/"
            + signUp(client, "industry", "\"x\":1", "city", "\"industry\":").id()
            + ".json";

    client.delete("/admin/api/fields_definitions/" + industry + ".json");
    assertThat(client.get(path).only().has("industry")).isFalse();
    assertThat(client.get(path).only().path("city").asString()).isEqualTo("\"industry\":");
    define(client, "Account", "industry");
    assertThat(client.get(path).only().has("industry")).isFalse();
  }
}
