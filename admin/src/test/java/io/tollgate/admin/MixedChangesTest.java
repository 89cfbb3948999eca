package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.AtOnce;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Changes of different things that touch each other: they wait, and never for one another. */
@OnBothDatabases
record MixedChangesTest(DatabaseKind database) {
  private static final int ROUNDS = 12;

  @Test
  void none_of_them_fails(Client client) throws InterruptedException {
    Developer developer = Developer.in("1", client);
    String account = "/admin/api/accounts/" + developer.account();
    String service = "/admin/api/services/" + developer.service();
    String shared = Long.toString(client.post("/admin/api/account_plans.json", "name", "B").id());
    String other = Long.toString(client.post("/admin/api/account_plans.json", "name", "C").id());
    String usage = client.get(service + "/proxy.json").only().path("api_backend").asString();
    assertThat(usage).isEmpty();
    client.patch(service + "/proxy.json", "api_backend", "http://127.0.0.1:9");
    long backend =
        client
            .get("/admin/api/backend_apis.json")
            .json()
            .at("/backend_apis/0/backend_api/id")
            .asLong();
    List<Long> fields = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      fields.add(
          client
              .post(
                  "/admin/api/fields_definitions.json",
                  "target",
                  "Account",
                  "name",
                  "f" + i,
                  "label",
                  "F")
              .id());
      client.put(account + ".json", "f" + i, "x");
    }
    List<IntFunction<Reply>> kinds =
        List.of(
            i -> client.delete("/admin/api/fields_definitions/" + fields.get(i) + ".json"),
            i -> client.put(account + "/change_plan.json", "plan_id", i % 2 == 0 ? shared : other),
            i -> client.post(account + "/users.json", "username", "member-" + i),
            i -> client.post("/admin/api/signup.json", "org_name", "O" + i, "username", "dev-" + i),
            i -> developer.apply(),
            i -> client.put(account + ".json", "org_name", "Acme " + i),
            i ->
                client.patch(
                    service + "/proxy.json", "api_backend", "http://127.0.0.1:" + (100 + i)),
            i -> client.put("/admin/api/backend_apis/" + backend + ".json", "name", "B" + i),
            i -> client.post(service + "/metrics.json", "friendly_name", "M" + i, "unit", "u"),
            i -> client.put("/admin/api/settings.json", "signups_enabled", "1"));

    List<Reply> replies =
        AtOnce.replies(
            ROUNDS * kinds.size(), i -> kinds.get(i % kinds.size()).apply(i / kinds.size()));

    assertThat(replies)
        .allSatisfy(reply -> assertThat(reply.status()).as(reply.body()).isBetween(200, 201));
    assertThat(
            client
                .get("/admin/api/backend_apis/" + backend + ".json")
                .only()
                .path("name")
                .asString())
        .as("no change of the endpoint took the name back")
        .startsWith("B");
    assertThat(client.get(account + ".json").only().has("f0")).isFalse();
  }
}
