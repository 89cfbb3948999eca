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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many who move applications and subscriptions at the same time. */
@OnBothDatabases
record ConcurrentPlanChangesTest(DatabaseKind database) {
  private static final int MANY = 50;
  private static final String REQUESTS = "/admin/api/plan_change_requests";

  private static Reply ask(Developer developer, String application, long plan) {
    return developer
        .client()
        .post(application + "/plan_change_requests.json", "plan_id", Long.toString(plan));
  }

  @Test
  void one_request_is_open_whoever_asks_and_one_approval_counts(Client client)
      throws InterruptedException {
    Developer developer = Developer.in("1", client);
    String application = developer.path(developer.apply().id());
    List<Long> plans = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      plans.add(developer.newPlan("Plan " + i, "state_event", "publish"));
    }

    List<Integer> asked =
        AtOnce.statuses(MANY, i -> ask(developer, application, plans.get(i % plans.size())));
    JsonNode open = client.get(REQUESTS + ".json?state=open").json().path("plan_change_requests");
    String one = REQUESTS + "/" + open.at("/0/plan_change_request/id").asLong();
    List<Integer> approved = AtOnce.statuses(MANY, i -> client.put(one + "/approve.json"));

    assertThat(asked).containsOnly(201);
    assertThat(open).hasSize(1);
    assertThat(approved).isSubsetOf(200, 422).containsOnlyOnce(200);
    assertThat(client.get(application + ".json").only().path("plan_id").asLong())
        .isEqualTo(open.at("/0/plan_change_request/to_plan_id").asLong());
  }

  @Test
  void no_customised_plan_is_left_behind(Client client) throws InterruptedException {
    Developer developer = Developer.in("1", client);
    String application = developer.path(developer.apply().id());
    String other = Long.toString(developer.newPlan("Other"));

    List<Reply> replies =
        AtOnce.replies(
            MANY,
            i ->
                switch (i % 3) {
                  case 0 -> client.put(application + "/customize_plan.json");
                  case 1 -> client.put(application + "/decustomize_plan.json");
                  default -> client.put(application + "/change_plan.json", "plan_id", other);
                });
    long present = client.get(application + ".json").only().path("plan_id").asLong();

    assertThat(replies).extracting(Reply::status).containsOnly(200);
    assertThat(
            replies.stream()
                .filter(reply -> reply.only().path("custom").asBoolean())
                .map(Reply::id)
                .distinct()
                .filter(id -> id != present)
                .map(
                    id ->
                        client
                            .get(
                                "/admin/api/services/"
                                    + developer.service()
                                    + "/application_plans/"
                                    + id
                                    + ".json")
                            .status()))
        .allMatch(status -> status == 404);
  }

  @Test
  void an_account_subscribes_once(Client client) throws InterruptedException {
    Developer developer = Developer.in("1", client);
    String plan =
        Long.toString(
            client
                .get("/admin/api/services/" + client.product("Late") + "/service_plans.json")
                .json()
                .at("/plans/0/service_plan/id")
                .asLong());
    String all = "/admin/api/accounts/" + developer.account() + "/service_subscriptions.json";

    List<Integer> statuses = AtOnce.statuses(MANY, i -> client.post(all, "plan_id", plan));

    assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
    assertThat(statuses).isSubsetOf(201, 422);
    assertThat(client.get(all).json().path("service_subscriptions")).hasSize(2);
  }

  @Test
  void an_application_never_stands_without_its_subscription(Client client)
      throws InterruptedException {
    Developer developer = Developer.in("1", client);
    String all = "/admin/api/accounts/" + developer.account() + "/service_subscriptions";
    long first =
        client
            .get(all + ".json")
            .json()
            .at("/service_subscriptions/0/service_subscription/id")
            .asLong();

    List<Integer> statuses =
        AtOnce.statuses(
            MANY, i -> i % 2 == 0 ? client.delete(all + "/" + first + ".json") : developer.apply());

    assertThat(statuses).isSubsetOf(200, 201, 403, 404);
    assertThat(client.get(developer.applications() + ".json").json().path("applications"))
        .hasSize(MANY / 2);
    assertThat(client.get(all + ".json").json().path("service_subscriptions")).hasSize(1);
  }

  @Test
  void one_admin_of_the_provider_stays(Client client) throws InterruptedException {
    List<Long> admins = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      long id = client.post("/admin/api/users.json", "username", "admin-" + i).id();
      client.put("/admin/api/users/" + id + "/admin.json");
      client.put("/admin/api/users/" + id + "/activate.json");
      admins.add(id);
    }
    Client key = client.anonymous();
    String parameter = ".json?provider_key=" + client.credentials().providerKey();
    long self =
        client.get("/admin/api/users.json?role=admin").json().at("/users/0/user/id").asLong();
    key.delete("/admin/api/users/" + self + parameter);

    List<Integer> statuses =
        AtOnce.statuses(MANY, i -> key.delete("/admin/api/users/" + admins.get(i) + parameter));

    assertThat(statuses).isSubsetOf(200, 403).containsOnlyOnce(403);
    assertThat(key.get("/admin/api/users" + parameter).json().path("users")).hasSize(1);
  }
}
