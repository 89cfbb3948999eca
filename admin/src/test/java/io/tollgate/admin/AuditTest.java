package io.tollgate.admin;

import static io.tollgate.admin.database.schema.Tables.AUDIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record AuditTest(DatabaseKind database) {

  private static List<String> entries(Client client, Installation installation) {
    return installation
        .admin()
        .database()
        .read(
            client.credentials().tenantId(),
            rows ->
                rows.from(AUDIT)
                    .orderBy(AUDIT.ID)
                    .list(
                        row ->
                            row.get(AUDIT.SUBJECT)
                                + " "
                                + row.get(AUDIT.ACTION)
                                + " "
                                + row.get(AUDIT.DETAIL)));
  }

  @Test
  void tells_what_was_done_to_developers_and_their_applications(
      Client client, Installation installation) {
    Developer developer = Developer.in("2", client);
    String path = developer.path(developer.apply().id());
    client.put(path + ".json", "name", "Renamed");
    client.put(path + "/suspend.json");
    client.post(path + "/referrer_filters.json", "referrer_filter", "*.example.com");
    client.put("/admin/api/accounts/" + developer.account() + "/reject.json");
    client.delete(path + ".json");

    List<String> entries = entries(client, installation);

    assertThat(entries)
        .anyMatch(entry -> entry.startsWith("account created "))
        .anyMatch(entry -> entry.startsWith("user created "))
        .anyMatch(entry -> entry.startsWith("contract created "))
        .anyMatch(entry -> entry.startsWith("application created "))
        .anyMatch(entry -> entry.contains("\"name\":[\"App\",\"Renamed\"]"))
        .anyMatch(entry -> entry.contains("\"state\":[\"live\",\"suspended\"]"))
        .anyMatch(entry -> entry.contains("\"referrer_filters\":[[],[\"*.example.com\"]]"))
        .anyMatch(entry -> entry.contains("\"state\":[\"approved\",\"rejected\"]"))
        .anyMatch(entry -> entry.startsWith("application deleted "));
  }

  @Test
  void holds_no_credential(Client client, Installation installation) {
    Developer one = Developer.in("1", client);
    String path = one.path(one.apply("user_key", "secret-user-key").id());
    client.put(path + ".json", "user_key", "other-secret-user-key");
    client.post(path + "/keys.json", "key", "secret-key");
    client.delete(path + "/keys/secret-key.json");
    client.put("/admin/api/services/" + one.service() + ".json", "backend_version", "oidc");
    client.put(path + ".json", "name", "Renamed");
    client.post(path + "/keys.json", "key", "client-secret");
    client.delete(path + ".json");
    String users = "/admin/api/accounts/" + one.account() + "/users";
    long ada =
        client.post(users + ".json", "username", "ada", "password", "secret password of ada").id();
    client.put(users + "/" + ada + ".json", "password", "another secret password");

    String all = String.join("\n", entries(client, installation));

    assertThat(all)
        .contains("\"user_key\":[\"***\",\"***\"]")
        .contains("application key_created ")
        .contains("user updated {\"password\":[\"***\",\"***\"]}")
        .doesNotContain("secret-user-key")
        .doesNotContain("secret-key")
        .doesNotContain("client-secret")
        .doesNotContain("secret password")
        .doesNotContain("argon2");
  }

  @Test
  void a_save_that_changes_nothing_leaves_no_entry(Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    String path = developer.path(developer.apply().id()) + ".json";
    int before = entries(client, installation).size();

    client.put(path, "name", "App");
    client.put("/admin/api/accounts/" + developer.account() + ".json", "org_name", "Acme");

    assertThat(entries(client, installation)).hasSize(before);
  }
}
