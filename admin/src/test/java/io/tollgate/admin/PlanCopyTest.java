package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@OnBothDatabases
record PlanCopyTest(DatabaseKind database) {
  private static final Set<String> OF_ITS_OWN =
      Set.of("id", "name", "system_name", "plan_id", "created_at", "updated_at", "links");

  private static String plans(Developer developer) {
    return "/admin/api/services/" + developer.service() + "/application_plans";
  }

  private static void fill(Developer developer) {
    Client client = developer.client();
    String product = "/admin/api/services/" + developer.service();
    long hits = client.get(product + "/metrics.json").json().at("/metrics/0/metric/id").asLong();
    String plan = "/admin/api/application_plans/" + developer.plan();
    String metric = plan + "/metrics/" + hits;
    long feature = client.post(product + "/features.json", "name", "Fast lane").id();
    List<Reply> made =
        List.of(
            client.post(metric + "/limits.json", "period", "day", "value", "10"),
            client.post(metric + "/limits.json", "period", "minute", "value", "0"),
            client.post(metric + "/pricing_rules.json", "min", "1", "cost_per_unit", "0.25"),
            client.post(plan + "/features.json", "feature_id", Long.toString(feature)));
    assertThat(made).extracting(Reply::status).containsOnly(201);
  }

  private static List<JsonNode> parts(Client client, long plan) {
    List<JsonNode> parts = new ArrayList<>();
    for (String kind : List.of("limits", "pricing_rules", "features")) {
      String path = "/admin/api/application_plans/" + plan + "/" + kind + ".json";
      for (JsonNode each : client.get(path).json().path(kind)) {
        parts.add(((ObjectNode) each.values().iterator().next()).remove(OF_ITS_OWN));
      }
    }
    return parts;
  }

  @Test
  @ConformanceCase("B30")
  void has_what_hangs_under_the_original_and_nobody_uses_it(Client client) {
    Developer developer = Developer.in("1", client);
    fill(developer);
    String original = plans(developer) + "/" + developer.plan();
    client.put(
        original + ".json", "state_event", "publish", "setup_fee", "5", "approval_required", "1");
    long application = developer.apply().id();

    Reply copy = client.post(original + "/copy.json");

    assertThat(copy.status()).as(copy.body()).isEqualTo(201);
    assertThat(copy.only().path("name").asString()).isEqualTo("Basic copy");
    assertThat(copy.only().path("system_name").asString()).isEqualTo("basic_copy");
    assertThat(((ObjectNode) copy.only()).remove(OF_ITS_OWN))
        .isEqualTo(((ObjectNode) client.get(original + ".json").only()).remove(OF_ITS_OWN));
    assertThat(copy.only().path("state").asString()).isEqualTo("published");
    assertThat(parts(client, copy.id())).hasSize(4).isEqualTo(parts(client, developer.plan()));
    assertThat(client.get(developer.path(application) + ".json").only().path("plan_id").asLong())
        .isEqualTo(developer.plan());
    assertThat(client.delete(plans(developer) + "/" + copy.id() + ".json").status())
        .as("nobody uses it")
        .isEqualTo(200);
  }

  @Test
  @ConformanceCase("B30")
  void of_a_hidden_plan_is_hidden_and_may_be_named(Client client) {
    Developer developer = Developer.in("1", client);
    String copies = plans(developer) + "/" + developer.plan() + "/copy";

    Reply named = client.post(copies + ".json", "name", "Partners", "system_name", "for_partners");

    assertThat(named.only().path("state").asString()).isEqualTo("hidden");
    assertThat(named.only().path("name").asString()).isEqualTo("Partners");
    assertThat(named.only().path("system_name").asString()).isEqualTo("for_partners");
    assertThat(client.post(copies + ".xml").body()).contains("<name>Basic copy</name>");
    Reply again = client.post(copies + ".json");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.json().at("/errors/system_name/0").asString())
        .isEqualTo("has already been taken");
  }

  @Test
  void is_made_by_those_who_may_write_here(Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    String copies = plans(developer) + "/" + developer.plan() + "/copy.json";
    int before = client.get(plans(developer) + ".json").json().path("plans").size();

    assertThat(installation.tenant().post(copies).status()).isEqualTo(404);
    assertThat(ReadOnly.of(client).post(copies).status()).isEqualTo(403);
    assertThat(client.get(plans(developer) + ".json").json().path("plans")).hasSize(before);
  }
}
