package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record ApplicationKeysTest(DatabaseKind database) {

  /** Makes an application with one key, {@code key-1}; its path. */
  private static String application(Client client) {
    Developer developer = Developer.in("2", client);
    return developer.path(developer.apply("application_key", "key-1").id());
  }

  @Test
  @ConformanceCase("A70")
  void five_keys_are_the_most_and_each_differs_by_more_than_letter_case(Client client) {
    String keys = application(client) + "/keys.json";

    Reply same = client.post(keys, "key", "KEY-1");
    Reply tooShort = client.post(keys, "key", "abcd");
    Reply blank = client.post(keys, "key", "with blank");
    for (int i = 2; i <= 5; i++) {
      assertThat(client.post(keys, "key", "key-" + i).status()).isEqualTo(201);
    }
    Reply sixth = client.post(keys, "key", "key-6");

    assertThat(same.body()).isEqualTo("{\"errors\":{\"key\":[\"has already been taken\"]}}");
    assertThat(tooShort.body())
        .isEqualTo("{\"errors\":{\"key\":[\"is too short (minimum is 5 characters)\"]}}");
    assertThat(blank.body()).isEqualTo("{\"errors\":{\"key\":[\"is invalid\"]}}");
    assertThat(sixth.status()).isEqualTo(422);
    assertThat(sixth.body()).isEqualTo("{\"errors\":{\"base\":[\"Limit reached\"]}}");
    assertThat(client.get(keys).json().path("keys")).hasSize(5);
  }

  @Test
  @ConformanceCase("A71")
  void a_key_of_any_characters_can_be_deleted(Client client) {
    String path = application(client);
    client.post(path + "/keys.json", "key", "a/b.c%20d");

    Reply deleted = client.delete(path + "/keys/a%2Fb.c%2520d.json");

    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(client.get(path + "/keys.json").json().path("keys")).hasSize(1);
    for (String key : new String[] {"plus+&=sign", "ends.json", "q?#;:@[]", "~!$'()*,", "a\\b12"}) {
      assertThat(client.post(path + "/keys.json", "key", key).status()).as(key).isEqualTo(201);
      String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
      assertThat(client.delete(path + "/keys/" + encoded + ".json").status())
          .as(key)
          .isEqualTo(200);
    }
  }

  @Test
  @ConformanceCase("A71")
  void each_visible_character_may_be_in_a_key(Client client) {
    String keys = application(client) + "/keys";
    for (char each = '!'; each <= '~'; each++) {
      for (String key : new String[] {"a" + each + "b12", each + "ab12", "12ab" + each}) {
        assertThat(client.post(keys + ".json", "key", key).status()).as(key).isEqualTo(201);
        String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
        Reply deleted = client.delete(keys + "/" + encoded + ".json");
        assertThat(deleted.status()).as("%s: %s", key, deleted.body()).isEqualTo(200);
      }
    }
    assertThat(client.get(keys + ".json").json().path("keys")).hasSize(1);
  }

  @Test
  @ConformanceCase("A72")
  void a_new_key_answers_the_application_and_a_deleted_one_nothing(Client client) {
    String path = application(client);

    Reply given = client.post(path + "/keys.json", "key", "given-key");
    Reply made = client.post(path + "/keys.json");
    Reply deleted = client.delete(path + "/keys/given-key.json");
    Reply again = client.delete(path + "/keys/given-key.json");

    assertThat(given.status()).isEqualTo(201);
    assertThat(given.json().has("application")).isTrue();
    assertThat(given.header("Location")).endsWith(path);
    assertThat(made.status()).isEqualTo(201);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.body()).isEmpty();
    assertThat(again.status()).isEqualTo(404);
    JsonNode left = client.get(path + "/keys.json").json().path("keys");
    assertThat(left).hasSize(2);
    assertThat(left.get(1).path("key").path("value").asString()).matches("[0-9a-f]{32}");
    assertThat(left.get(0).path("key").path("links").get(0).path("href").asString()).endsWith(path);
  }

  @Test
  void the_provider_may_delete_the_last_mandatory_key(Client client) {
    String path = application(client);

    assertThat(client.delete(path + "/keys/key-1.json").status()).isEqualTo(200);
    assertThat(client.get(path + "/keys.json").body()).isEqualTo("{\"keys\":[]}");
  }

  @Test
  void five_different_filters_are_the_most(Client client) {
    String filters = application(client) + "/referrer_filters";

    Reply made = client.post(filters + ".json", "referrer_filter", "*.example.com");
    Reply same = client.post(filters + ".json", "referrer_filter", "*.example.com");
    Reply invalid = client.post(filters + ".json", "referrer_filter", "a/b");
    Reply blank = client.post(filters + ".json");
    for (int i = 2; i <= 5; i++) {
      client.post(filters + ".json", "referrer_filter", "host" + i);
    }
    Reply sixth = client.post(filters + ".json", "referrer_filter", "host6");
    JsonNode list = client.get(filters + ".json").json().path("referrer_filters");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().has("application")).isTrue();
    assertThat(same.body())
        .isEqualTo("{\"errors\":{\"referrer_filter\":[\"has already been taken\"]}}");
    assertThat(invalid.body()).isEqualTo("{\"errors\":{\"referrer_filter\":[\"is invalid\"]}}");
    assertThat(blank.body()).isEqualTo("{\"errors\":{\"referrer_filter\":[\"can't be blank\"]}}");
    assertThat(sixth.body()).isEqualTo("{\"errors\":{\"base\":[\"Limit reached\"]}}");
    assertThat(list).hasSize(5);
    long id = list.get(0).path("referrer_filter").path("id").asLong();
    assertThat(client.delete(filters + "/" + id + ".json").status()).isEqualTo(200);
    assertThat(client.delete(filters + "/" + id + ".json").status()).isEqualTo(404);
  }
}
