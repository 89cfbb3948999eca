package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.PlanWish;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plan changes as developers ask for them (portals.md, 4.1). */
@OnBothDatabases
record PlanChangeRequestsTest(DatabaseKind database) {
  private static final String REQUESTS = "/admin/api/plan_change_requests";

  @Test
  @ConformanceCase("B32")
  void direct_changes_at_once(Client client) {
    PlanWish wish = PlanWish.under("direct", client);
    long gold = wish.published("Gold", "cost_per_month", "9");

    Reply done = wish.ask(gold);

    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(done.json().propertyNames()).containsExactly("application_plan");
    assertThat(done.id()).isEqualTo(gold);
    assertThat(wish.plan()).isEqualTo(gold);
    assertThat(client.get(REQUESTS + ".json").json().path("plan_change_requests")).isEmpty();
  }

  @Test
  @ConformanceCase("B32")
  void request_files_and_leaves_the_plan(Client client) {
    PlanWish wish = PlanWish.under("request", client);
    long gold = wish.published("Gold");

    Reply filed = wish.ask(gold);

    assertThat(filed.status()).as(filed.body()).isEqualTo(201);
    assertThat(filed.json().propertyNames()).containsExactly("plan_change_request");
    assertThat(filed.only().propertyNames())
        .containsExactly(
            "id",
            "application_id",
            "account_id",
            "from_plan_id",
            "to_plan_id",
            "user_id",
            "state",
            "reason",
            "created_at",
            "decided_at",
            "links");
    assertThat(filed.only().path("from_plan_id").asLong()).isEqualTo(wish.developer().plan());
    assertThat(filed.only().path("to_plan_id").asLong()).isEqualTo(gold);
    assertThat(filed.only().path("state").asString()).isEqualTo("open");
    assertThat(wish.plan()).isEqualTo(wish.developer().plan());
    assertThat(client.get(REQUESTS + ".json?state=open").json().at("/plan_change_requests"))
        .hasSize(1);
    assertThat(client.get(REQUESTS + ".json?state=declined").json().at("/plan_change_requests"))
        .isEmpty();
    assertThat(client.get(REQUESTS + ".xml").status()).isEqualTo(406);
  }

  @Test
  @ConformanceCase("B32")
  void none_refuses(Client client) {
    PlanWish wish = PlanWish.under("none", client);

    Reply refused = wish.ask(wish.published("Gold"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(wish.plan()).isEqualTo(wish.developer().plan());
  }

  @Test
  @ConformanceCase({"B35", "B36"})
  void only_published_plans_of_the_product_are_offered(Client client, Installation installation) {
    PlanWish wish = PlanWish.under("direct", client);
    long hidden = wish.developer().newPlan("Hidden");
    long other =
        client
            .post(
                "/admin/api/services/" + client.product("Other") + "/application_plans.json",
                "name",
                "Basic",
                "state_event",
                "publish")
            .id();
    PlanWish stranger = PlanWish.under("direct", installation.tenant());

    assertThat(wish.ask(hidden).status()).isEqualTo(404);
    assertThat(wish.ask(other).status()).isEqualTo(404);
    assertThat(wish.ask(stranger.published("Gold")).status()).isEqualTo(404);
    assertThat(wish.ask(wish.developer().plan()).status()).as("the same").isEqualTo(422);
    assertThat(client.post(wish.application() + "/plan_change_requests.json").status())
        .isEqualTo(400);
    assertThat(wish.plan()).isEqualTo(wish.developer().plan());
  }

  @Test
  void only_a_live_application_moves(Client client) {
    PlanWish wish = PlanWish.under("direct", client);
    long gold = wish.published("Gold");
    client.put(wish.application() + "/suspend.json");

    assertThat(wish.ask(gold).status()).isEqualTo(422);
    assertThat(wish.plan()).isEqualTo(wish.developer().plan());
  }

  @Test
  void an_approved_one_changes_the_plan_once(Client client) {
    PlanWish wish = PlanWish.under("request", client);
    long gold = wish.published("Gold");
    String one = REQUESTS + "/" + wish.ask(gold).id();

    Reply approved = client.put(one + "/approve.json");
    Reply again = client.put(one + "/approve.json");
    Reply declined = client.put(one + "/decline.json");

    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(approved.only().path("state").asString()).isEqualTo("approved");
    assertThat(approved.only().path("decided_at").isNull()).isFalse();
    assertThat(wish.plan()).isEqualTo(gold);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.only().path("from").asString()).isEqualTo("approved");
    assertThat(declined.status()).isEqualTo(422);
  }

  @Test
  void a_declined_one_says_why_and_leaves_the_plan(Client client) {
    PlanWish wish = PlanWish.under("request", client);
    String one = REQUESTS + "/" + wish.ask(wish.published("Gold")).id();

    Reply declined = client.put(one + "/decline.json", "reason", "Partners only");

    assertThat(declined.only().path("state").asString()).isEqualTo("declined");
    assertThat(declined.only().path("reason").asString()).isEqualTo("Partners only");
    assertThat(wish.plan()).isEqualTo(wish.developer().plan());
    assertThat(client.put(one + "/approve.json").status()).isEqualTo(422);
  }

  @Test
  @ConformanceCase("B39")
  void a_second_request_replaces_the_first(Client client) {
    PlanWish wish = PlanWish.under("request", client);
    long gold = wish.published("Gold");
    long first = wish.ask(gold).id();

    long repeated = wish.ask(gold).id();
    long second = wish.ask(wish.published("Silver")).id();

    assertThat(repeated).as("asking for the same again").isEqualTo(first);
    assertThat(second).isNotEqualTo(first);
    assertThat(client.get(REQUESTS + ".json?state=open").json().at("/plan_change_requests"))
        .hasSize(1);
    assertThat(
            client
                .get(REQUESTS + ".json?state=superseded")
                .json()
                .at("/plan_change_requests/0/plan_change_request/id")
                .asLong())
        .isEqualTo(first);
  }

  @Test
  @ConformanceCase("B40")
  void the_provider_moves_to_a_hidden_plan_whatever_the_rule_and_settles_requests(Client client) {
    PlanWish wish = PlanWish.under("request", client);
    String one = REQUESTS + "/" + wish.ask(wish.published("Gold")).id();
    long hidden = wish.developer().newPlan("Hidden");
    PlanWish.rule(wish.developer(), "none");

    Reply changed =
        client.put(wish.application() + "/change_plan.json", "plan_id", Long.toString(hidden));

    assertThat(changed.id()).isEqualTo(hidden);
    assertThat(wish.plan()).isEqualTo(hidden);
    assertThat(client.put(one + "/approve.json").only().path("from").asString())
        .isEqualTo("superseded");
  }

  @Test
  void a_plan_that_was_deleted_since_cannot_be_approved(Client client) {
    PlanWish wish = PlanWish.under("request", client);
    long gold = wish.published("Gold");
    String one = REQUESTS + "/" + wish.ask(gold).id();
    client.delete(
        "/admin/api/services/"
            + wish.developer().service()
            + "/application_plans/"
            + gold
            + ".json");

    Reply refused = client.put(one + "/approve.json");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(client.put(one + "/decline.json").status()).isEqualTo(200);
  }

  @Test
  void the_list_has_pages_and_goes_with_its_applications(Client client) {
    PlanWish wish = PlanWish.under("request", client);
    wish.ask(wish.published("Gold"));
    wish.ask(wish.published("Silver"));

    Reply page = client.get(REQUESTS + ".json?per_page=1");
    client.delete(wish.application() + ".json");

    assertThat(page.json().path("plan_change_requests")).hasSize(1);
    assertThat(page.json().at("/metadata/total_entries").asLong()).isEqualTo(2);
    assertThat(client.get(REQUESTS + ".json").json().path("plan_change_requests")).isEmpty();
  }

  @Test
  @ConformanceCase("A10")
  void belongs_to_its_tenant_and_visible_product(Client client, Installation installation) {
    PlanWish wish = PlanWish.under("request", client);
    String one = REQUESTS + "/" + wish.ask(wish.published("Gold")).id();
    Client stranger = installation.tenant();
    Client blind = Members.client(client, installation, Set.of(), Section.PARTNERS);

    for (Client other : new Client[] {stranger, blind}) {
      assertThat(other.get(REQUESTS + ".json").json().path("plan_change_requests")).isEmpty();
      assertThat(other.put(one + "/approve.json").status()).isEqualTo(404);
      assertThat(other.put(one + "/decline.json").status()).isEqualTo(404);
    }
    assertThat(
            stranger
                .post(wish.application() + "/plan_change_requests.json", "plan_id", "1")
                .status())
        .isEqualTo(404);
  }

  @Test
  @ConformanceCase("A5")
  void a_read_only_token_changes_nothing(Client client) {
    PlanWish wish = PlanWish.under("request", client);
    long gold = wish.published("Gold");
    String one = REQUESTS + "/" + wish.ask(gold).id();
    String before = client.get(REQUESTS + ".json").body();
    Client reader = ReadOnly.of(client);

    assertThat(
            reader
                .post(
                    wish.application() + "/plan_change_requests.json",
                    "plan_id",
                    Long.toString(gold))
                .status())
        .isEqualTo(403);
    assertThat(reader.put(one + "/approve.json").status()).isEqualTo(403);
    assertThat(reader.put(one + "/decline.json").status()).isEqualTo(403);
    assertThat(client.get(REQUESTS + ".json").body()).isEqualTo(before);
  }
}
