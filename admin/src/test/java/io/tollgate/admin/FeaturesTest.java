package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record FeaturesTest(DatabaseKind database) {

  private static String features(long service) {
    return "/admin/api/services/" + service + "/features";
  }

  private static String plan(Client client, long service, String name) {
    return "/admin/api/application_plans/"
        + client
            .post("/admin/api/services/" + service + "/application_plans.json", "name", name)
            .id()
        + "/features";
  }

  @Test
  void a_feature_is_made_read_changed_and_deleted(Client client) {
    long service = client.product("Weather");

    Reply made =
        client.postJson(
            features(service) + ".json",
            "{\"feature\":{\"name\":\"Phone support\",\"scope\":\"ServicePlan\","
                + "\"description\":\"Always\",\"visible\":false}}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.only().path("system_name").asString()).isEqualTo("phone_support");
    assertThat(made.only().path("scope").asString()).isEqualTo("service_plan");
    assertThat(made.only().path("visible").asBoolean()).isFalse();
    String one = features(service) + "/" + made.id();
    assertThat(made.header("Location")).endsWith(one);
    Reply changed =
        client.put(
            one + ".json",
            "name",
            "Support",
            "scope",
            "application_plan",
            "system_name",
            "x",
            "visible",
            "true");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(client.get(one + ".json").only()).isEqualTo(changed.only());
    assertThat(changed.only().path("name").asString()).isEqualTo("Support");
    assertThat(changed.only().path("system_name").asString()).isEqualTo("phone_support");
    assertThat(changed.only().path("scope").asString()).isEqualTo("service_plan");
    assertThat(client.get(features(service) + ".xml").body())
        .contains(
            "<features><feature><id>"
                + made.id()
                + "</id><name>Support</name><system_name>phone_support</system_name>"
                + "<scope>service_plan</scope><visible>true</visible>"
                + "<description>Always</description></feature></features>");
    assertThat(client.delete(one + ".json").status()).isEqualTo(200);
    assertThat(client.get(one + ".json").status()).isEqualTo(404);
    assertThat(client.get(features(service) + ".json").body()).isEqualTo("{\"features\":[]}");
  }

  @Test
  void what_is_wrong_with_a_feature_is_said_by_field(Client client) {
    long service = client.product("Weather");
    String path = features(service) + ".json";
    client.post(path, "name", "Support");

    assertThat(client.postJson(path, "{}").status()).isEqualTo(400);
    assertThat(client.post(path, "name", " ", "scope", "account_plan").body())
        .isEqualTo(
            "{\"errors\":{\"name\":[\"can't be blank\"],"
                + "\"scope\":[\"is not included in the list\"]}}");
    assertThat(client.post(path, "name", "support").body())
        .isEqualTo("{\"errors\":{\"system_name\":[\"has already been taken\"]}}");
    assertThat(client.post(path, "name", "Support", "scope", "service_plan").status())
        .isEqualTo(201);
  }

  @Test
  void a_plan_is_given_features_of_its_kind(Client client) {
    long service = client.product("Weather");
    String plan = plan(client, service, "Gold");
    long feature = client.post(features(service) + ".json", "name", "Support").id();
    long ofSubscriptions =
        client.post(features(service) + ".json", "name", "Access", "scope", "service_plan").id();
    long foreign = client.post(features(client.product("Other")) + ".json", "name", "Else").id();

    Reply given = client.post(plan + ".json", "feature_id", "" + feature);
    Reply again = client.post(plan + ".json", "feature_id", "" + feature);

    assertThat(given.status()).as(given.body()).isEqualTo(201);
    assertThat(given.json().path("feature").path("id").asLong()).isEqualTo(feature);
    assertThat(again.status()).isEqualTo(201);
    assertThat(client.get(plan + ".json").json().path("features")).hasSize(1);
    assertThat(client.get(plan + ".xml").body()).contains("<features><feature><id>" + feature);
    assertThat(client.post(plan + ".json", "feature_id", "" + ofSubscriptions).status())
        .isEqualTo(404);
    assertThat(client.post(plan + ".json", "feature_id", "" + foreign).status()).isEqualTo(404);
    assertThat(client.post(plan + ".json").status()).isEqualTo(422);
    assertThat(client.delete(plan + "/" + feature + ".json").status()).isEqualTo(200);
    assertThat(client.delete(plan + "/" + feature + ".json").status()).isEqualTo(404);
    client.post(plan + ".json", "feature_id", "" + feature);
    client.delete(features(service) + "/" + feature + ".json");
    assertThat(client.get(plan + ".json").body()).isEqualTo("{\"features\":[]}");
  }

  @Test
  void accounts_have_features_of_their_own(Client client) {
    Reply made = client.post("/admin/api/features.json", "name", "Discount");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.only().path("scope").asString()).isEqualTo("account_plan");
    String one = "/admin/api/features/" + made.id() + ".json";
    assertThat(client.put(one, "name", "Rebate").only().path("name").asString())
        .isEqualTo("Rebate");
    assertThat(client.get("/admin/api/features.json").json().path("features")).hasSize(1);
    assertThat(client.get(features(client.product("Weather")) + "/" + made.id() + ".json").status())
        .isEqualTo(404);
    assertThat(client.delete(one).status()).isEqualTo(200);
  }

  @Test
  void features_of_another_tenant_do_not_exist(Client client, Installation installation) {
    Client other = installation.tenant();
    long theirs = other.product("Theirs");
    long foreign = other.post(features(theirs) + ".json", "name", "Support").id();
    String foreignPlan = plan(other, theirs, "Gold");
    long service = client.product("Weather");
    String plan = plan(client, service, "Gold");

    assertThat(client.get(features(theirs) + "/" + foreign + ".json").status()).isEqualTo(404);
    assertThat(client.get(features(service) + "/" + foreign + ".json").status()).isEqualTo(404);
    assertThat(client.delete(features(service) + "/" + foreign + ".json").status()).isEqualTo(404);
    assertThat(client.post(plan + ".json", "feature_id", "" + foreign).status()).isEqualTo(404);
    assertThat(client.get(foreignPlan + ".json").status()).isEqualTo(404);
    assertThat(other.get(features(theirs) + "/" + foreign + ".json").status()).isEqualTo(200);
  }
}
