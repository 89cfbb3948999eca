package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record FieldDefinitionsTest(DatabaseKind database) {
  private static final String FIELDS = "/admin/api/fields_definitions";

  private static Reply create(Client client, String target, String name, String... more) {
    String[] form = new String[more.length + 6];
    form[0] = "fields_definition[target]";
    form[1] = target;
    form[2] = "fields_definition[name]";
    form[3] = name;
    form[4] = "fields_definition[label]";
    form[5] = "Label";
    System.arraycopy(more, 0, form, 6, more.length);
    return client.post(FIELDS + ".json", form);
  }

  /** Target, position and name of all, in order. */
  private static List<String> all(Client client) {
    List<String> all = new ArrayList<>();
    for (JsonNode each : client.get(FIELDS + ".json").json().path("fields_definitions")) {
      JsonNode field = each.path("fields_definition");
      all.add(
          field.path("target").asString()
              + " "
              + field.path("position").asLong()
              + " "
              + field.path("name").asString());
    }
    return all;
  }

  private static long idOf(Client client, String name) {
    for (JsonNode each : client.get(FIELDS + ".json").json().path("fields_definitions")) {
      if (each.path("fields_definition").path("name").asString().equals(name)) {
        return each.path("fields_definition").path("id").asLong();
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void what_is_built_in_is_there_from_the_beginning(Client client) {
    assertThat(all(client))
        .containsExactly(
            "Account 1 org_name",
            "Cinstance 1 name",
            "Cinstance 2 description",
            "User 1 username",
            "User 2 email");
    long mandatory = idOf(client, "org_name");

    Reply deleted = client.delete(FIELDS + "/" + mandatory + ".json");
    Reply hidden = client.put(FIELDS + "/" + mandatory + ".json", "hidden", "true");
    Reply renamed = client.put(FIELDS + "/" + mandatory + ".json", "label", "Company");

    assertThat(deleted.status()).isEqualTo(403);
    assertThat(deleted.json().path("errors").has("base")).isTrue();
    assertThat(hidden.status()).isEqualTo(422);
    assertThat(renamed.only().path("label").asString()).isEqualTo("Company");
    assertThat(client.delete(FIELDS + "/" + idOf(client, "email") + ".json").status())
        .isEqualTo(200);
  }

  @Test
  void a_field_is_defined_moved_and_removed(Client client, Installation installation) {
    Reply first =
        create(
            client,
            "Account",
            "industry",
            "fields_definition[choices][]",
            "farming",
            "fields_definition[choices][]",
            "mining",
            "fields_definition[required]",
            "true");
    Reply second = create(client, "Account", "city", "fields_definition[position]", "1");
    String path = FIELDS + "/" + first.id() + ".json";

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.json().path("fields_definition").path("choices").toString())
        .isEqualTo("[\"farming\",\"mining\"]");
    assertThat(first.only().path("position").asLong()).isEqualTo(2);
    assertThat(second.only().path("position").asLong()).isEqualTo(1);
    assertThat(all(client).subList(0, 3))
        .containsExactly("Account 1 city", "Account 2 org_name", "Account 3 industry");

    Reply changed =
        client.putJson(
            path, "{\"name\":\"x\",\"target\":\"User\",\"read_only\":true,\"position\":2}");
    assertThat(changed.only().path("name").asString()).isEqualTo("industry");
    assertThat(changed.only().path("target").asString()).isEqualTo("Account");
    assertThat(changed.only().path("read_only").asBoolean()).isTrue();
    assertThat(changed.only().path("required").asBoolean()).isTrue();
    assertThat(all(client).subList(0, 3))
        .containsExactly("Account 1 city", "Account 2 industry", "Account 3 org_name");
    client.delete(FIELDS + "/" + second.id() + ".json");
    assertThat(all(client).subList(0, 2))
        .containsExactly("Account 1 industry", "Account 2 org_name");

    Client foreign = installation.tenant();
    assertThat(foreign.get(path).status()).isEqualTo(404);
    assertThat(foreign.put(path, "label", "x").status()).isEqualTo(404);
    assertThat(foreign.delete(path).status()).isEqualTo(404);
    assertThat(ReadOnly.of(client).delete(path).status()).isEqualTo(403);
    assertThat(client.get(path).status()).isEqualTo(200);
    assertThat(client.get(FIELDS + ".xml").status()).isEqualTo(406);
  }

  @Test
  void what_makes_no_sense_is_refused(Client client) {
    Reply empty = client.post(FIELDS + ".json", "target", "Account");
    Reply target = create(client, "Plan", "x");
    Reply badName = create(client, "User", "1x");

    assertThat(empty.json().path("errors").path("name").get(0).asString())
        .isEqualTo("can't be blank");
    assertThat(empty.json().path("errors").path("label").get(0).asString())
        .isEqualTo("can't be blank");
    assertThat(target.json().path("errors").path("target").get(0).asString())
        .isEqualTo("is not included in the list");
    assertThat(badName.json().path("errors").path("name").get(0).asString())
        .isEqualTo("is invalid");
    assertThat(create(client, "User", "phone").status()).isEqualTo(201);
    for (String[] taken :
        List.of(
            new String[] {"User", "phone"},
            new String[] {"User", "password"},
            new String[] {"Account", "state"},
            new String[] {"Account", "org_name"},
            new String[] {"Cinstance", "user_key"},
            new String[] {"Cinstance", "links"})) {
      assertThat(
              create(client, taken[0], taken[1])
                  .json()
                  .path("errors")
                  .path("name")
                  .get(0)
                  .asString())
          .as(taken[1])
          .isEqualTo("has already been taken");
    }
    assertThat(client.post(FIELDS + ".json").status()).isEqualTo(400);
    assertThat(create(client, "Account", "phone").status()).isEqualTo(201);
  }
}
