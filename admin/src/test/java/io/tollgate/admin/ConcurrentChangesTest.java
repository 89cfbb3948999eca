package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.AtOnce;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What many do at the same time ends as if they had done it one after the other. */
@OnBothDatabases
record ConcurrentChangesTest(DatabaseKind database) {
  private static final int MANY = 50;

  /** The statuses of many requests sent at once, in order. */
  private static List<Integer> atOnce(IntFunction<Reply> request) throws InterruptedException {
    return AtOnce.statuses(MANY, request);
  }

  @Test
  void no_application_gets_a_sixth_key(Client client) throws InterruptedException {
    Developer developer = Developer.in("2", client);
    String keys = developer.path(developer.apply().id()) + "/keys.json";

    List<Integer> statuses = atOnce(i -> client.post(keys, "key", "another-" + i));

    assertThat(Collections.frequency(statuses, 201)).isEqualTo(4);
    assertThat(Collections.frequency(statuses, 422)).isEqualTo(MANY - 4);
    assertThat(client.get(keys).json().path("keys")).hasSize(5);
  }

  @Test
  void a_username_signs_up_once(Client client) throws InterruptedException {
    List<Integer> statuses =
        atOnce(
            i -> client.post("/admin/api/signup.json", "org_name", "Org " + i, "username", "ada"));

    assertThat(statuses).isSubsetOf(201, 409, 422).containsOnlyOnce(201);
    assertThat(client.get("/admin/api/accounts.json").json().path("accounts")).hasSize(1);
  }

  @Test
  void one_admin_stays(Client client) throws InterruptedException {
    Developer developer = Developer.in("1", client);
    String users = "/admin/api/accounts/" + developer.account() + "/users";
    List<Long> admins = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      long id = client.post(users + ".json", "username", "admin-" + i).id();
      client.put(users + "/" + id + "/admin.json");
      admins.add(id);
    }
    client.delete(users + "/" + first(client, users) + ".json");

    List<Integer> statuses = atOnce(i -> client.delete(users + "/" + admins.get(i) + ".json"));

    assertThat(statuses).isSubsetOf(200, 403).containsOnlyOnce(403);
    assertThat(client.get(users + ".json").json().path("users")).hasSize(1);
  }

  private static long first(Client client, String users) {
    return client.get(users + ".json").json().path("users").get(0).path("user").path("id").asLong();
  }

  @Test
  void an_account_is_deleted_with_all_of_its_applications(Client client)
      throws InterruptedException {
    Developer developer = Developer.in("1", client);
    String account = "/admin/api/accounts/" + developer.account() + ".json";

    List<Integer> statuses =
        atOnce(i -> i == MANY / 2 ? client.delete(account) : developer.apply());

    assertThat(statuses).isSubsetOf(200, 201, 404).containsOnlyOnce(200);
    assertThat(client.get("/admin/api/applications.json").body())
        .isEqualTo("{\"applications\":[]}");
  }

  @Test
  void a_plan_is_deleted_only_while_nothing_uses_it(Client client) throws InterruptedException {
    Developer developer = Developer.in("1", client);
    String plan =
        "/admin/api/services/"
            + developer.service()
            + "/application_plans/"
            + developer.plan()
            + ".json";

    List<Integer> statuses = atOnce(i -> i % 2 == 0 ? client.delete(plan) : developer.apply());

    boolean deleted = statuses.contains(200);
    assertThat(statuses).isSubsetOf(deleted ? List.of(200, 404) : List.of(201, 403));
    assertThat(client.get("/admin/api/applications.json").json().path("applications"))
        .hasSize(Collections.frequency(statuses, 201));
  }

  @Test
  void sign_ups_and_the_deletion_of_products_go_together(Client client)
      throws InterruptedException {
    client.product("Stays");
    List<Long> products = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      products.add(client.product("Goes " + i));
    }

    List<Integer> statuses =
        atOnce(
            i ->
                i % 2 == 0
                    ? client.delete("/admin/api/services/" + products.get(i) + ".json")
                    : client.post(
                        "/admin/api/signup.json", "org_name", "Org", "username", "user-" + i));

    assertThat(statuses).containsOnly(200, 201);
  }
}
