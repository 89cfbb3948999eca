package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanAttributes;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.signup.SignUpDraft;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record SignUpTest(DatabaseKind database) {
  private static final String SIGN_UP = "/admin/api/signup.json";

  private static JsonNode applications(Client client, long account) {
    return client
        .get("/admin/api/accounts/" + account + "/applications.json")
        .json()
        .path("applications");
  }

  private static JsonNode admin(Client client, long account) {
    return client
        .get("/admin/api/accounts/" + account + "/users.json")
        .json()
        .path("users")
        .get(0)
        .path("user");
  }

  @Test
  void two_names_are_enough(Client client) {
    Reply made = client.post(SIGN_UP, "org_name", "Acme", "username", "ada");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().has("account")).isTrue();
    assertThat(made.header("Location")).endsWith("/admin/api/accounts/" + made.id());
    assertThat(made.only().path("state").asString()).isEqualTo("approved");
    assertThat(admin(client, made.id()).path("state").asString()).isEqualTo("pending");
    assertThat(admin(client, made.id()).path("role").asString()).isEqualTo("admin");
    assertThat(applications(client, made.id())).isEmpty();
  }

  @Test
  void a_user_with_a_password_is_active(Client client) {
    Reply made =
        client.postJson(
            SIGN_UP,
            "{\"org_name\":\"Acme\",\"username\":\"ada\",\"email\":\"ada@example.com\","
                + "\"password\":\"correct horse battery\"}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(admin(client, made.id()).path("state").asString()).isEqualTo("active");
  }

  @Test
  @ConformanceCase("A59")
  void names_every_fault_and_leaves_nothing_behind(Client client) {
    client.post(SIGN_UP, "org_name", "Acme", "username", "taken");

    Reply refused =
        client.post(
            SIGN_UP, "org_name", " ", "username", "taken", "email", "nope", "password", "short");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").propertyNames())
        .containsExactlyInAnyOrder("org_name", "username", "email", "password");
    assertThat(client.get("/admin/api/accounts.json").json().path("accounts")).hasSize(1);
    Reply again =
        client.post(
            SIGN_UP, "org_name", " ", "username", "free", "email", "nope", "password", "short");
    assertThat(again.status()).isEqualTo(422);
    assertThat(client.get("/admin/api/accounts/find.json?username=free").status()).isEqualTo(404);
    assertThat(
            client
                .post(SIGN_UP, "org_name", "Free", "username", "free", "email", "f@example.com")
                .status())
        .as("no user has the name")
        .isEqualTo(201);
    assertThat(client.post(SIGN_UP).json().path("errors").propertyNames())
        .containsExactly("org_name", "username");
  }

  @Test
  @ConformanceCase("A60")
  void an_application_plan_brings_one_live_application(Client client) {
    Developer developer = Developer.in("1", client);

    Reply made =
        client.post(
            SIGN_UP,
            "org_name",
            "Beta",
            "username",
            "beta",
            "application_plan_id",
            Long.toString(developer.plan()));
    String xml =
        client
            .post(
                "/admin/api/signup.xml",
                "org_name",
                "Gamma",
                "username",
                "gamma",
                "application_plan_id",
                Long.toString(developer.plan()))
            .body();

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(applications(client, made.id())).hasSize(1);
    JsonNode application = applications(client, made.id()).get(0).path("application");
    assertThat(application.path("state").asString()).isEqualTo("live");
    assertThat(application.path("name").asString()).isEqualTo("API signup");
    assertThat(application.path("user_key").asString()).matches("[0-9a-f]{32}");
    assertThat(xml)
        .contains("<users><user>")
        .contains("<applications><application>")
        .contains("<name>API signup</name>");
  }

  @Test
  void the_default_plans_of_every_product_apply(Client client) {
    Developer developer = Developer.in("1", client);
    client.put(
        "/admin/api/services/"
            + developer.service()
            + "/application_plans/"
            + developer.plan()
            + "/default.json");
    long other = client.product("Other");

    Reply made = client.post(SIGN_UP, "org_name", "Beta", "username", "beta");
    String xml = client.get("/admin/api/accounts/" + made.id() + ".xml").body();

    assertThat(applications(client, made.id())).hasSize(1);
    assertThat(xml.split("<plan ", -1)).as("account plan and two service plans").hasSize(4);
    assertThat(other).isPositive();
  }

  @Test
  @ConformanceCase("A58")
  void with_the_default_application_plan_deleted_no_application_is_made(Client client) {
    Developer developer = Developer.in("1", client);
    String plan =
        "/admin/api/services/" + developer.service() + "/application_plans/" + developer.plan();
    client.put(plan + "/default.json");
    Reply before = client.post(SIGN_UP, "org_name", "Beta", "username", "beta");
    JsonNode bought = applications(client, before.id());
    client.delete(
        "/admin/api/accounts/"
            + before.id()
            + "/applications/"
            + bought.get(0).path("application").path("id").asLong()
            + ".json");

    Reply deleted = client.delete(plan + ".json");
    Reply after = client.post(SIGN_UP, "org_name", "Gamma", "username", "gamma");

    assertThat(bought).hasSize(1);
    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(after.status()).as(after.body()).isEqualTo(201);
    assertThat(applications(client, after.id())).isEmpty();
    assertThat(subscribed(client, after.id())).as("as before").containsExactly(developer.service());
  }

  @Test
  @ConformanceCase("A58")
  void with_the_default_service_plan_deleted_the_product_is_left_out(Client client) {
    long service = client.product("Weather");
    String product = "/admin/api/services/" + service;
    long plan = client.post(product + "/application_plans.json", "name", "Basic").id();
    client.put(product + "/application_plans/" + plan + "/default.json");
    String servicePlans = product + "/service_plans";
    long usual = client.get(servicePlans + ".json").json().at("/plans/0/service_plan/id").asLong();
    long other = client.post(servicePlans + ".json", "name", "Gold").id();

    Reply deleted = client.delete(servicePlans + "/" + usual + ".json");
    Reply left = client.post(SIGN_UP, "org_name", "Beta", "username", "beta");
    Reply refused =
        client.post(
            SIGN_UP, "org_name", "Gamma", "username", "gamma", "application_plan_id", "" + plan);
    Reply named =
        client.post(
            SIGN_UP, "org_name", "Gamma", "username", "gamma", "service_plan_id", "" + other);

    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(left.status()).as(left.body()).isEqualTo(201);
    assertThat(subscribed(client, left.id())).isEmpty();
    assertThat(applications(client, left.id())).isEmpty();
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .isEqualTo(
            "{\"error\":\"the application plan's service has no default service plan;"
                + " name one with service_plan_id\"}");
    assertThat(named.status()).as(named.body()).isEqualTo(201);
    assertThat(subscribed(client, named.id())).containsExactly(service);
    assertThat(applications(client, named.id())).as("of the default plan").hasSize(1);
  }

  /** The products that an account is subscribed to. */
  private static List<Long> subscribed(Client client, long account) {
    return client
        .get("/admin/api/accounts/" + account + "/service_subscriptions.json")
        .json()
        .path("service_subscriptions")
        .valueStream()
        .map(each -> each.path("service_subscription").path("service_id").asLong())
        .toList();
  }

  @Test
  void an_unknown_plan_is_not_found_and_nothing_is_made(Client client, Installation installation) {
    Developer foreign = Developer.in("1", installation.tenant());

    for (String field :
        new String[] {"account_plan_id", "service_plan_id", "application_plan_id"}) {
      Reply refused =
          client.post(SIGN_UP, "org_name", "Beta", "username", "beta", field, "" + foreign.plan());
      assertThat(refused.status()).as(field).isEqualTo(404);
    }
    assertThat(client.get("/admin/api/accounts.json").json().path("accounts")).isEmpty();
  }

  @Test
  @ConformanceCase("A61")
  void an_account_plan_may_want_approval(Client client, Installation installation) {
    long plan = accountPlanWithApproval(client, installation);

    Reply made =
        client.post(SIGN_UP, "org_name", "Acme", "username", "ada", "account_plan_id", "" + plan);
    String approve = "/admin/api/accounts/" + made.id() + "/approve.json";
    Reply approved = client.put(approve);
    Reply again = client.put(approve);

    assertThat(made.only().path("state").asString()).as(made.body()).isEqualTo("pending");
    assertThat(approved.only().path("state").asString()).isEqualTo("approved");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.only().path("from").asString()).isEqualTo("approved");
    assertThat(again.only().path("object").path("org_name").asString()).isEqualTo("Acme");
  }

  private static long accountPlanWithApproval(Client client, Installation installation) {
    Admin admin = installation.admin();
    Caller operator = Caller.operator(client.credentials().tenantId(), "test");
    Outcome<Plan> made =
        admin
            .database()
            .write(
                operator.tenantId(),
                transaction ->
                    admin
                        .features()
                        .offerSide()
                        .plans()
                        .insert(
                            transaction,
                            operator,
                            PlanKind.ACCOUNT,
                            null,
                            new PlanAttributes("Checked", "checked", 0, 0, 0, 0, true, null)));
    return made.orThrow().id();
  }

  @Test
  void works_in_process_too(Client client, Installation installation) {
    Caller operator = Caller.operator(client.credentials().tenantId(), "test");

    long account =
        installation
            .admin()
            .features()
            .developerSide()
            .signUp()
            .create(operator, SignUpDraft.named("Sample", "sample"))
            .orThrow()
            .id();

    assertThat(client.get("/admin/api/accounts/" + account + ".json").body()).contains("Sample");
  }
}
