package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record ApplicationSearchTest(DatabaseKind database) {
  private static final String ALL = "/admin/api/applications.json";
  private static final String FIND = "/admin/api/applications/find.json";

  private static int count(Client client, String query) {
    Reply reply = client.get(ALL + query);
    assertThat(reply.status()).as(query + " " + reply.body()).isEqualTo(200);
    return reply.json().path("applications").size();
  }

  @Test
  void the_list_of_all_is_filtered(Client client) {
    Developer developer = Developer.in("1", client);
    developer.apply();
    long paid = developer.newPlan("Paid", "cost_per_month", "9.5");
    client.post(
        developer.applications() + ".json",
        "plan_id",
        Long.toString(paid),
        "name",
        "Busy",
        "description",
        "Has traffic",
        "first_daily_traffic_at",
        "2026-02-10T08:00:00Z");

    assertThat(count(client, "")).isEqualTo(2);
    assertThat(count(client, "?service_id=" + developer.service())).isEqualTo(2);
    assertThat(count(client, "?service_id=987654321")).isZero();
    assertThat(count(client, "?plan_id=" + paid)).isEqualTo(1);
    assertThat(count(client, "?plan_type=paid")).isEqualTo(1);
    assertThat(count(client, "?plan_type=free")).isEqualTo(1);
    assertThat(count(client, "?state=live")).isEqualTo(2);
    assertThat(count(client, "?state=suspended")).isZero();
    assertThat(count(client, "?state=")).isEqualTo(2);
    assertThat(count(client, "?active_since=2026-02-10")).isEqualTo(1);
    assertThat(count(client, "?active_since=2026-02-10T09:00:00Z")).isZero();
    assertThat(count(client, "?inactive_since=2026-02-10")).isEqualTo(1);
    assertThat(count(client, "?inactive_since=2026-02-11")).isEqualTo(2);
    assertThat(client.get(ALL + "?active_since=soon").body())
        .isEqualTo("{\"errors\":{\"active_since\":[\"is invalid\"]}}");
  }

  @Test
  void the_list_of_all_has_pages(Client client) {
    Developer developer = Developer.in("2", client);
    developer.apply();
    developer.apply();
    developer.apply();

    Reply first = client.get(ALL + "?per_page=2");

    assertThat(first.json().path("applications")).hasSize(2);
    assertThat(first.json().path("metadata").path("total_entries").asLong()).isEqualTo(3);
    assertThat(count(client, "?per_page=2&page=2")).isEqualTo(1);
  }

  @Test
  void the_list_of_an_account_is_filtered_by_state(Client client) {
    Developer developer = Developer.in("1", client);
    long suspended = developer.apply().id();
    developer.apply();
    client.put(developer.path(suspended) + "/suspend.json");
    String list = developer.applications() + ".json";

    assertThat(client.get(list).json().path("applications")).hasSize(2);
    assertThat(client.get(list + "?state=suspended").json().path("applications")).hasSize(1);
  }

  @Test
  @ConformanceCase("A73")
  void find_knows_what_each_mode_identifies_by(Client client) {
    Developer one = Developer.in("1", client);
    long simple = one.apply("user_key", "key-1", "application_id", "hidden-id").id();
    client.put("/admin/api/services/" + one.service() + ".json", "name", "First");
    Reply two = client.post("/admin/api/services.json", "name", "Second", "backend_version", "2");
    long plan =
        client
            .post("/admin/api/services/" + two.id() + "/application_plans.json", "name", "Basic")
            .id();
    long keyed =
        new Developer(client, two.id(), plan, one.account())
            .apply("user_key", "key-2", "application_id", "app-2")
            .id();

    assertThat(found(client, "user_key=key-1")).isEqualTo(simple);
    assertThat(found(client, "app_id=app-2")).isEqualTo(keyed);
    assertThat(found(client, "application_id=" + simple)).isEqualTo(simple);
    assertThat(found(client, "app_id=app-2&service_id=" + two.id())).isEqualTo(keyed);
    for (String none :
        new String[] {
          "app_id=hidden-id",
          "user_key=key-2",
          "application_id=app-2",
          "app_id=app-2&service_id=" + one.service(),
          "name=App",
          ""
        }) {
      assertThat(client.get(FIND + "?" + none).status()).as(none).isEqualTo(404);
    }
  }

  private static long found(Client client, String query) {
    Reply reply = client.get(FIND + "?" + query);
    assertThat(reply.status()).as(query).isEqualTo(200);
    return reply.id();
  }

  @Test
  @ConformanceCase("A10")
  void another_tenants_applications_do_not_exist(Client client, Installation installation) {
    Developer foreign = Developer.in("1", installation.tenant());
    Reply made = foreign.apply("user_key", "foreign-key");

    assertThat(count(client, "")).isZero();
    assertThat(client.get(FIND + "?user_key=foreign-key").status()).isEqualTo(404);
    assertThat(client.get(FIND + "?application_id=" + made.id()).status()).isEqualTo(404);
    assertThat(client.get(foreign.path(made.id()) + ".json").status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("A9")
  void a_member_sees_the_applications_of_his_products_only(
      Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    long seen = developer.apply().id();
    long other = client.product("Other");
    long plan =
        client
            .post("/admin/api/services/" + other + "/application_plans.json", "name", "Basic")
            .id();
    Developer same = new Developer(client, other, plan, developer.account());
    long hidden = same.apply().id();
    Client member =
        Members.client(client, installation, Set.of(developer.service()), Section.PARTNERS);

    assertThat(count(client, "")).isEqualTo(2);
    assertThat(count(member, "")).isEqualTo(1);
    assertThat(member.get(developer.path(seen) + ".json").status()).isEqualTo(200);
    assertThat(member.get(developer.path(hidden) + ".json").status()).isEqualTo(404);
    assertThat(member.get(FIND + "?application_id=" + hidden).status()).isEqualTo(404);
    assertThat(member.get(developer.applications() + ".json").json().path("applications"))
        .hasSize(1);
    assertThat(new Developer(member, other, plan, developer.account()).apply().status())
        .isEqualTo(404);
  }
}
