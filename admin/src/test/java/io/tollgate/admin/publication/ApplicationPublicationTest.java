package io.tollgate.admin.publication;

import static io.tollgate.admin.database.schema.Tables.OUTBOX;
import static io.tollgate.admin.support.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.protocol.administration.BackendApplication;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record ApplicationPublicationTest(DatabaseKind database) {

  /** The application, once the backend knows it to be like this. */
  private static BackendApplication told(
      Installation installation,
      long service,
      String id,
      String what,
      Predicate<BackendApplication> like) {
    until(
        what,
        () -> {
          BackendApplication known = installation.backend().application(service, id);
          return known != null && like.test(known);
        });
    return Objects.requireNonNull(installation.backend().application(service, id));
  }

  @Test
  void a_user_key_means_an_id_that_the_developer_never_sees(
      Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    Reply made = developer.apply("user_key", "first");

    until(
        "the backend knows it",
        () -> installation.backend().applicationsOf(developer.service()).size() == 1);
    BackendApplication known =
        installation.backend().applicationsOf(developer.service()).getFirst();
    client.put(developer.path(made.id()) + ".json", "user_key", "second");

    assertThat(known.state()).isEqualTo("active");
    assertThat(known.planId()).isEqualTo(Long.toString(developer.plan()));
    assertThat(known.planName()).isEqualTo("Basic");
    assertThat(known.userKeys()).containsExactly("first");
    assertThat(made.body()).doesNotContain(known.id());
    told(
        installation,
        developer.service(),
        known.id(),
        "the new key alone",
        each -> each.userKeys().equals(Set.of("second")));
  }

  @Test
  void keys_and_filters_are_told_and_taken_back(Client client, Installation installation) {
    Developer developer = Developer.in("2", client);
    Reply made = developer.apply("application_id", "my-app", "application_key", "key-1");
    String path = developer.path(made.id());
    client.post(path + "/keys.json", "key", "key-2");
    client.post(path + "/referrer_filters.json", "referrer_filter", "*.example.com");

    BackendApplication known =
        told(
            installation,
            developer.service(),
            "my-app",
            "two keys and a filter",
            each -> each.keys().size() == 2 && each.referrerFilters().size() == 1);
    client.delete(path + "/keys/key-1.json");

    assertThat(known.keys()).containsExactlyInAnyOrder("key-1", "key-2");
    assertThat(known.referrerFilters()).containsExactly("*.example.com");
    told(
        installation,
        developer.service(),
        "my-app",
        "the other key",
        each -> each.keys().equals(Set.of("key-2")));
  }

  @Test
  @ConformanceCase("A74")
  void states_of_application_and_account_are_told(Client client, Installation installation) {
    Developer developer = Developer.in("2", client);
    long plan = developer.newPlan("Checked", "approval_required", "true");
    Reply made =
        new Developer(client, developer.service(), plan, developer.account())
            .apply("application_id", "my-app");
    String path = developer.path(made.id());
    String account = "/admin/api/accounts/" + developer.account();

    toldState(installation, developer, "pending");
    client.put(path + "/accept.json");
    toldState(installation, developer, "active");
    client.put(path + "/suspend.json");
    toldState(installation, developer, "suspended");
    client.put(path + "/resume.json");
    toldState(installation, developer, "active");
    client.put(account + "/suspend.json");
    toldState(installation, developer, "suspended");
    client.put(account + "/resume.json");
    toldState(installation, developer, "active");
  }

  private static void toldState(Installation installation, Developer developer, String state) {
    told(
        installation,
        developer.service(),
        "my-app",
        "state " + state,
        each -> each.state().equals(state));
  }

  @Test
  void a_changed_and_a_renamed_plan_are_told(Client client, Installation installation) {
    Developer developer = Developer.in("2", client);
    Reply made = developer.apply("application_id", "my-app");
    long other = developer.newPlan("Other");

    client.put(developer.path(made.id()) + "/change_plan.json", "plan_id", Long.toString(other));
    told(
        installation,
        developer.service(),
        "my-app",
        "the other plan",
        each -> Long.toString(other).equals(each.planId()));
    client.put(
        "/admin/api/services/" + developer.service() + "/application_plans/" + other + ".json",
        "name",
        "Renamed");
    told(
        installation,
        developer.service(),
        "my-app",
        "the new name",
        each -> "Renamed".equals(each.planName()));
  }

  @Test
  void what_is_deleted_is_taken_back(Client client, Installation installation) {
    Developer developer = Developer.in("2", client);
    Reply one = developer.apply("application_id", "app-1");
    developer.apply("application_id", "app-2");
    until("both are known", () -> known(installation, developer) == 2);

    client.delete(developer.path(one.id()) + ".json");
    until("one is left", () -> known(installation, developer) == 1);
    assertThat(installation.backend().application(developer.service(), "app-2")).isNotNull();
    client.delete("/admin/api/accounts/" + developer.account() + ".json");
    until("none is left", () -> known(installation, developer) == 0);
  }

  @Test
  void an_id_that_is_used_again_at_once_stays_known(Client client, Installation installation) {
    Developer developer = Developer.in("2", client);
    Reply first = developer.apply("application_id", "my-app", "application_key", "old-key");
    until("it is known", () -> known(installation, developer) == 1);

    // While the backend is down both changes gather and are pushed together.
    installation.backend().failNext(2);
    client.delete(developer.path(first.id()) + ".json");
    Reply second = developer.apply("application_id", "my-app", "application_key", "new-key");
    assertThat(second.status()).as(second.body()).isEqualTo(201);

    until("nothing is left to tell", () -> isAllTold(client, installation));
    assertThat(installation.backend().applicationsOf(developer.service()))
        .singleElement()
        .satisfies(known -> assertThat(known.keys()).containsExactly("new-key"));
  }

  private static boolean isAllTold(Client client, Installation installation) {
    return installation
        .admin()
        .database()
        .read(client.credentials().tenantId(), rows -> !rows.from(OUTBOX).exists());
  }

  private static int known(Installation installation, Developer developer) {
    return installation.backend().applicationsOf(developer.service()).size();
  }
}
