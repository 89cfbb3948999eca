package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Eventually;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.admin.support.Receiver;
import io.tollgate.conformance.ConformanceCase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record WebhooksTest(DatabaseKind database) {
  private static final String SETTINGS = "/admin/api/webhooks.json";
  private static final String FAILURES = "/admin/api/webhooks/failures";

  private static void hook(Client client, Receiver receiver, String... events) {
    StringBuilder json =
        new StringBuilder(
            "{\"web_hook\":{\"active\":true,\"provider_actions\":true,\"url\":\""
                + receiver.url()
                + "/hook\"");
    for (String event : events) {
      json.append(",\"").append(event).append("_on\":true");
    }
    Reply set = client.putJson(SETTINGS, json + "}}");
    assertThat(set.status()).as(set.body()).isEqualTo(200);
  }

  /** Lets the clock run in such steps, from the first request on, until six have come. */
  private static void sixAttempts(Installation installation, Receiver receiver, Duration step) {
    Eventually.until("the first attempt", () -> !receiver.received().isEmpty());
    Eventually.until(
        "all attempts",
        () -> {
          installation.clock().advance(step);
          return receiver.received().size() == 6;
        });
  }

  private static JsonNode failures(Client client) {
    return client.get(FAILURES + ".json").json().path("webhooks-failures");
  }

  private static Client withFailure(Installation installation, Receiver receiver) {
    Client client = installation.tenant();
    Developer developer = Developer.in("1", client);
    receiver.answers(500, "");
    hook(client, receiver, "application_created");
    assertThat(developer.apply().status()).isEqualTo(201);
    sixAttempts(installation, receiver, Duration.ofSeconds(20));
    Eventually.until("the failure", () -> failures(client).size() == 1);
    return client;
  }

  @Test
  @ConformanceCase("A76")
  void an_event_is_posted_once_as_xml(Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    try (Receiver receiver = new Receiver()) {
      hook(client, receiver, "application_created", "account_updated");

      Reply made = developer.apply();
      Eventually.until("the event", () -> !receiver.received().isEmpty());
      installation.clock().advance(Duration.ofMinutes(10));
      client.put("/admin/api/accounts/" + developer.account() + ".json", "org_name", "Other");
      Eventually.until("the next event", () -> receiver.received().size() > 1);

      assertThat(receiver.received())
          .as("one of each, though the clock is far ahead")
          .extracting(each -> each.body().contains("<type>application</type>"))
          .containsExactly(true, false);
      Receiver.Received event = receiver.received().getFirst();
      assertThat(event.method()).isEqualTo("POST");
      assertThat(event.path()).isEqualTo("/hook");
      assertThat(event.contentType()).isEqualTo("application/xml");
      assertThat(event.body())
          .startsWith(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  + "<event><action>created</action><type>application</type><object><application>"
                  + "<id>"
                  + made.id()
                  + "</id><state>live</state>")
          .contains("<user_key>" + made.only().path("user_key").asString() + "</user_key>")
          .endsWith("</application></object></event>\n");
      assertThat(failures(client)).isEmpty();
    }
  }

  @Test
  @ConformanceCase("A76")
  void after_six_attempts_an_event_is_a_failure(Installation installation) {
    try (Receiver receiver = new Receiver()) {
      Client client = withFailure(installation, receiver);

      JsonNode failure = failures(client).get(0).path("webhooks-failure");
      assertThat(receiver.received()).hasSize(6);
      assertThat(failure.path("id").asString()).hasSize(36);
      assertThat(failure.path("time").asString()).endsWith("Z");
      assertThat(failure.path("error").asString()).contains("500");
      assertThat(failure.path("url").asString()).isEqualTo(receiver.url() + "/hook");
      assertThat(failure.path("event").asString()).contains("<action>created</action>");
      assertThat(client.get(FAILURES + ".xml").body())
          .contains("<webhooks-failures><webhooks-failure><id>");
      assertThat(failures(installation.tenant())).as("of another tenant").isEmpty();
    }
  }

  @Test
  @ConformanceCase("A76")
  void attempts_are_a_minute_apart(Installation installation) {
    Client client = installation.tenant();
    Developer developer = Developer.in("1", client);
    List<Long> times = new CopyOnWriteArrayList<>();
    try (Receiver receiver =
        new Receiver().answers(500, "", exchange -> times.add(installation.clock().millis()))) {
      hook(client, receiver, "application_created");
      assertThat(developer.apply().status()).isEqualTo(201);
      sixAttempts(installation, receiver, Duration.ofSeconds(1));
      Eventually.until("the failure", () -> failures(client).size() == 1);

      assertThat(times).hasSize(6);
      for (int i = 1; i < times.size(); i++) {
        assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(60_000);
      }
    }
  }

  @Test
  void a_failure_is_sent_again_on_demand(Installation installation) {
    try (Receiver receiver = new Receiver()) {
      Client client = withFailure(installation, receiver);
      String path =
          FAILURES
              + "/"
              + failures(client).get(0).path("webhooks-failure").path("id").asString()
              + "/redeliver.json";
      receiver.answers(204, "");

      Reply foreign = installation.tenant().put(path);
      Reply again = client.put(path);
      Eventually.until("the event", () -> receiver.received().size() == 7);

      assertThat(foreign.status()).isEqualTo(404);
      assertThat(again.status()).as(again.body()).isEqualTo(200);
      assertThat(receiver.received().getLast().body())
          .isEqualTo(receiver.received().getFirst().body());
      assertThat(failures(client)).isEmpty();
      assertThat(client.put(path).status()).isEqualTo(404);
    }
  }

  @Test
  @ConformanceCase("A77")
  void only_a_writing_token_purges_failures(Installation installation) {
    try (Receiver receiver = new Receiver()) {
      Client client = withFailure(installation, receiver);
      Client reader = ReadOnly.of(client);

      assertThat(reader.delete(FAILURES + ".json").status()).isEqualTo(403);
      assertThat(failures(reader)).hasSize(1);
      assertThat(client.delete(FAILURES + ".json?time=yesterday").status()).isEqualTo(400);
      assertThat(client.delete(FAILURES + ".json?time=2001-01-01%2000:00:00%20UTC").status())
          .isEqualTo(200);
      assertThat(failures(client)).hasSize(1);
      assertThat(client.delete(FAILURES + ".json?time=2999-01-01%2000:00:00%20UTC").status())
          .isEqualTo(200);
      assertThat(failures(client)).isEmpty();
      assertThat(client.delete(FAILURES + ".xml").body()).isEmpty();
    }
  }

  @Test
  void every_kind_of_change_has_its_switch(Client client) {
    Developer developer = Developer.in("2", client);
    try (Receiver receiver = new Receiver()) {
      hook(
          client,
          receiver,
          "account_updated",
          "user_created",
          "user_deleted",
          "application_key_created",
          "application_suspended",
          "application_plan_changed",
          "application_deleted");
      long application = developer.apply().id();
      String path = developer.path(application);
      String account = "/admin/api/accounts/" + developer.account();

      client.put(account + ".json", "org_name", "Other");
      long user =
          client
              .post(account + "/users.json", "username", "someone", "email", "a@example.com")
              .id();
      client.delete(account + "/users/" + user + ".json");
      client.post(path + "/keys.json", "key", "secret-key");
      client.put(path + "/change_plan.json", "plan_id", Long.toString(developer.newPlan("Gold")));
      client.put(path + "/suspend.json");
      client.put(path + "/resume.json");
      client.delete(path + ".json");
      Eventually.until("the events", () -> receiver.received().size() >= 7);

      assertThat(receiver.received())
          .extracting(
              event ->
                  event
                      .body()
                      .replaceAll("(?s).*<action>(.*)</action><type>(.*)</type>.*", "$2 $1"))
          .containsExactly(
              "account updated",
              "user created",
              "user deleted",
              "application key_created",
              "application plan_changed",
              "application suspended",
              "application deleted");
    }
  }

  @Test
  void what_is_switched_off_or_undone_is_not_told(Client client) {
    Developer developer = Developer.in("1", client);
    try (Receiver receiver = new Receiver()) {
      hook(client, receiver, "application_created", "account_updated");
      client.put(SETTINGS, "webhook[provider_actions]", "false");
      developer.apply();
      client.put(SETTINGS, "provider_actions", "true");
      client.put(SETTINGS, "web_hook[application_created_on]", "false");
      developer.apply();
      developer.apply("plan_id", "0");

      client.put("/admin/api/accounts/" + developer.account() + ".json", "org_name", "Other");
      Eventually.until("an event", () -> !receiver.received().isEmpty());

      assertThat(receiver.received()).hasSize(1);
      assertThat(receiver.received().getFirst().body()).contains("<type>account</type>");
    }
  }

  @Test
  void settings_are_checked(Client client) {
    Reply noUrl = client.put(SETTINGS, "web_hook[active]", "true");
    Reply badUrl = client.put(SETTINGS, "url", "ftp://example.com");
    Reply longUrl = client.put(SETTINGS, "url", "http://example.com/" + "x".repeat(250));
    Reply set = client.putJson(SETTINGS, "{\"webhook\":{\"url\":\"https://example.com/x\"}}");

    assertThat(noUrl.json().path("errors").path("url").get(0).asString())
        .isEqualTo("can't be blank");
    assertThat(badUrl.json().path("errors").path("url").get(0).asString()).isEqualTo("is invalid");
    assertThat(longUrl.status()).isEqualTo(422);
    assertThat(set.json().path("webhook").path("url").asString())
        .isEqualTo("https://example.com/x");
    assertThat(set.json().path("webhook").path("active").asBoolean()).isFalse();
    assertThat(client.put(SETTINGS).status()).isEqualTo(400);
    assertThat(client.putJson(SETTINGS, "{\"web_hook\":5}").status()).isEqualTo(422);
    assertThat(client.put("/admin/api/webhooks.xml", "active", "false").status()).isEqualTo(406);
  }

  @Test
  void a_private_receiver_is_never_called_and_the_failure_tells_the_remedy_at_once(
      Installation installation) {
    Client client = installation.tenant();
    Developer developer = Developer.in("1", client);
    client.put(
        SETTINGS,
        "active",
        "true",
        "provider_actions",
        "true",
        "application_created_on",
        "true",
        "url",
        "http://169.254.169.254/latest");

    assertThat(developer.apply().status()).isEqualTo(201);
    Eventually.until(
        "the failure, with no time for a second attempt", () -> !failures(client).isEmpty());

    assertThat(failures(client).get(0).path("webhooks-failure").path("error").asString())
        .contains("private network", "outgoing.allow-networks");
  }
}
