package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Applications wait, are suspended and resumed, and go; what goes with them and what stays. */
@OnBothDatabases
record ApplicationLifeCycleTest(DatabaseKind database) {

  @Test
  @ConformanceCase("A67")
  void a_plan_may_want_approval(Client client) {
    Developer developer = Developer.in("1", client);
    long plan = developer.newPlan("Checked", "approval_required", "true");

    Reply made =
        client.post(
            developer.applications() + ".json",
            "plan_id",
            Long.toString(plan),
            "name",
            "App",
            "description",
            "Waits");
    String path = developer.path(made.id());
    Reply early = client.put(path + "/suspend.json");
    Reply accepted = client.put(path + "/accept.json");

    assertThat(made.only().path("state").asString()).as(made.body()).isEqualTo("pending");
    assertThat(made.only().path("enabled").asBoolean()).isFalse();
    assertThat(early.status()).isEqualTo(422);
    assertThat(accepted.only().path("state").asString()).isEqualTo("live");
    assertThat(accepted.only().path("enabled").asBoolean()).isTrue();
  }

  @Test
  void suspended_and_resumed_with_an_error_for_what_is_impossible(Client client) {
    Developer developer = Developer.in("1", client);
    String path = developer.path(developer.apply().id());

    Reply suspended = client.put(path + "/suspend.json");
    Reply again = client.put(path + "/suspend.json");
    Reply inXml = client.put(path + "/accept.xml");
    Reply resumed = client.put(path + "/resume.json");

    assertThat(suspended.only().path("state").asString()).isEqualTo("suspended");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.only().path("from").asString()).isEqualTo("suspended");
    assertThat(again.only().path("event").asString()).isEqualTo("suspend");
    assertThat(inXml.body()).contains("<error><from>suspended</from><event>accept</event>");
    assertThat(resumed.only().path("state").asString()).isEqualTo("live");
  }

  @Test
  void only_the_applications_of_an_approved_account_are_enabled(Client client) {
    Developer developer = Developer.in("1", client);
    String path = developer.path(developer.apply().id());
    client.put("/admin/api/accounts/" + developer.account() + "/suspend.json");

    JsonNode application = client.get(path + ".json").only();

    assertThat(application.path("state").asString()).isEqualTo("live");
    assertThat(application.path("enabled").asBoolean()).isFalse();
  }

  @Test
  void a_deleted_application_is_gone(Client client) {
    Developer developer = Developer.in("1", client);
    String path = developer.path(developer.apply().id()) + ".json";

    assertThat(client.delete(path).status()).isEqualTo(200);
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.delete(path).status()).isEqualTo(404);
  }

  @Test
  void a_deleted_product_takes_its_applications_and_subscriptions_along(Client client) {
    client.product("Stays");
    Developer developer = Developer.in("2", client);
    String path = developer.path(developer.apply("application_key", "some-key").id()) + ".json";

    Reply deleted = client.delete("/admin/api/services/" + developer.service() + ".json");

    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.get("/admin/api/accounts/" + developer.account() + ".xml").body())
        .as("account plan and the other product's service plan")
        .satisfies(xml -> assertThat(xml.split("<plan ", -1)).hasSize(3));
  }

  @Test
  @ConformanceCase("A57")
  void a_plan_with_an_application_stays(Client client) {
    Developer developer = Developer.in("1", client);
    String application = developer.path(developer.apply().id()) + ".json";
    String plan =
        "/admin/api/services/"
            + developer.service()
            + "/application_plans/"
            + developer.plan()
            + ".json";

    Reply refused = client.delete(plan);
    client.delete(application);
    Reply done = client.delete(plan);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(done.status()).isEqualTo(200);
  }
}
