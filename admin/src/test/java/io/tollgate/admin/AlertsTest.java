package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Eventually;
import io.tollgate.admin.support.FreshDatabase;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.admin.support.RecordedObservation;
import io.tollgate.protocol.administration.BackendEvent;
import io.tollgate.protocol.administration.BackendService;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the backend announces of applications. */
@OnBothDatabases
record AlertsTest(DatabaseKind database) {
  private static final String ALERTS = "/admin/api/alerts.json";
  private static final long NOON = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** An application that the backend knows under its public id. */
  private record Watched(
      Installation installation, Developer developer, long application, String publicId) {

    static Watched in(Installation installation) {
      Developer developer = Developer.in("2", installation.tenant());
      JsonNode made = developer.apply().only();
      return new Watched(
          installation,
          developer,
          made.path("id").asLong(),
          made.path("application_id").asString());
    }

    Client client() {
      return developer.client();
    }

    String service() {
      return Long.toString(developer.service());
    }

    void reaches(int level, long at) {
      announced(level, at);
      takenOver();
    }

    void announced(int level, long at) {
      installation
          .observation()
          .happens(
              id ->
                  new BackendEvent.Alert(
                      id,
                      service(),
                      publicId,
                      at,
                      id,
                      level,
                      level / 100.0 + 0.01,
                      "hits per day: " + level));
    }

    void takenOver() {
      Eventually.until("events taken over", () -> installation.observation().waiting() == 0);
    }

    JsonNode alerts() {
      return client().get(ALERTS).json().path("alerts");
    }

    JsonNode only() {
      JsonNode alerts = alerts();
      assertThat(alerts).hasSize(1);
      return alerts.path(0).path("alert");
    }
  }

  @Test
  void become_known_as_the_backend_tells(Installation installation) {
    Watched watched = Watched.in(installation);

    watched.reaches(80, NOON);

    JsonNode alert = watched.only();
    assertThat(alert.propertyNames())
        .containsExactly(
            "id",
            "level",
            "utilization",
            "message",
            "state",
            "application_id",
            "account_id",
            "service_id",
            "created_at");
    assertThat(alert.path("level").asInt()).isEqualTo(80);
    assertThat(alert.path("utilization").asDouble()).isEqualTo(0.81);
    assertThat(alert.path("message").asString()).isEqualTo("hits per day: 80");
    assertThat(alert.path("state").asString()).isEqualTo("unread");
    assertThat(alert.path("application_id").asLong()).isEqualTo(watched.application());
    assertThat(alert.path("account_id").asLong()).isEqualTo(watched.developer().account());
    assertThat(alert.path("service_id").asLong()).isEqualTo(watched.developer().service());
    assertThat(alert.path("created_at").asString()).isEqualTo("2026-01-31T12:00:00Z");
  }

  @Test
  void of_one_level_come_once_a_day(Installation installation) {
    Watched watched = Watched.in(installation);

    watched.reaches(80, NOON);
    watched.reaches(80, NOON + DAY - 1);
    watched.reaches(100, NOON + 2);
    watched.reaches(80, NOON + DAY);

    assertThat(watched.alerts().findValues("level").stream().map(JsonNode::asInt))
        .containsExactly(80, 100, 80);
  }

  @Test
  void that_are_told_again_after_a_kill_are_kept_once(Installation installation) {
    Watched watched = Watched.in(installation);
    installation.observation().forgets(false);
    try {
      watched.announced(90, NOON);
      Eventually.until("the alert is kept", () -> watched.alerts().size() == 1);
    } finally {
      installation.observation().forgets(true);
    }
    watched.takenOver();

    long id = watched.only().path("id").asLong();
    assertThat(watched.client().delete("/admin/api/alerts/" + id + ".json").status())
        .isEqualTo(200);
    watched.reaches(90, NOON);
    assertThat(watched.alerts()).isEmpty();
  }

  @Test
  void are_read_and_deleted(Installation installation) {
    Watched watched = Watched.in(installation);
    watched.reaches(80, NOON);
    String path = "/admin/api/alerts/" + watched.only().path("id").asLong();

    Reply read = watched.client().put(path + "/read.json");
    assertThat(read.status()).as(read.body()).isEqualTo(200);
    assertThat(read.json().path("alert").path("state").asString()).isEqualTo("read");
    assertThat(watched.only().path("state").asString()).isEqualTo("read");
    assertThat(watched.client().put(path + "/read.json").body()).isEqualTo(read.body());

    Reply deleted = watched.client().delete(path + ".json");
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.body()).isEmpty();
    assertThat(watched.alerts()).isEmpty();
    assertThat(watched.client().delete(path + ".json").status()).isEqualTo(404);
    assertThat(watched.client().put(path + "/read.json").status()).isEqualTo(404);
  }

  @Test
  void are_found_by_product_account_and_level_and_come_in_pages(Installation installation) {
    Watched watched = Watched.in(installation);
    watched.reaches(80, NOON);
    watched.reaches(100, NOON + 1);
    Client client = watched.client();
    long service = watched.developer().service();
    long account = watched.developer().account();

    assertThat(found(client, "?level=100")).isOne();
    assertThat(found(client, "?level=90")).isZero();
    assertThat(found(client, "?service_id=" + service)).isEqualTo(2);
    assertThat(found(client, "?service_id=" + client.product("Other"))).isZero();
    assertThat(found(client, "?account_id=" + account + "&level=80")).isOne();
    assertThat(found(client, "?account_id=nonsense")).isZero();
    JsonNode page = client.get(ALERTS + "?per_page=1&page=2").json();
    assertThat(page.path("alerts").path(0).path("alert").path("level").asInt()).isEqualTo(100);
    assertThat(page.path("metadata").path("total_entries").asInt()).isEqualTo(2);
    assertThat(client.get("/admin/api/alerts.xml").status()).isEqualTo(406);
  }

  private static int found(Client client, String query) {
    return client.get(ALERTS + query).json().path("alerts").size();
  }

  @Test
  void are_seen_and_changed_by_nobody_else(Installation installation) {
    Watched watched = Watched.in(installation);
    watched.reaches(80, NOON);
    Client client = watched.client();
    String path = "/admin/api/alerts/" + watched.only().path("id").asLong();
    Client other = installation.tenant();
    Client unseeing =
        Members.client(client, installation, Set.of(), Section.MONITORING, Section.PLANS);

    for (Client stranger : new Client[] {other, unseeing}) {
      assertThat(found(stranger, "")).isZero();
      assertThat(stranger.put(path + "/read.json").status()).isEqualTo(404);
      assertThat(stranger.delete(path + ".json").status()).isEqualTo(404);
    }
    assertThat(found(other, "?service_id=" + watched.service())).isZero();
    Client reader = ReadOnly.of(client);
    assertThat(reader.put(path + "/read.json").status()).isEqualTo(403);
    assertThat(reader.delete(path + ".json").status()).isEqualTo(403);
    assertThat(watched.only().path("state").asString()).isEqualTo("unread");
  }

  @Test
  void of_applications_and_services_that_are_gone_are_passed_over(Installation installation) {
    Watched watched = Watched.in(installation);
    installation
        .observation()
        .happens(id -> new BackendEvent.Alert(id, "no number", "x", NOON, id, 80, 0.8, "hits"));
    installation
        .observation()
        .happens(
            id -> new BackendEvent.Alert(id, watched.service(), "gone", NOON, id, 80, 0.8, "hits"));
    installation
        .observation()
        .happens(id -> new BackendEvent.FirstTraffic(id, "999999", "x", NOON));

    watched.takenOver();

    assertThat(watched.alerts()).isEmpty();
  }

  @Test
  void first_traffic_is_a_time_of_the_application(Installation installation) {
    Watched watched = Watched.in(installation);
    String path = watched.developer().path(watched.application()) + ".json";
    JsonNode before = watched.client().get(path).only();
    assertThat(before.path("first_traffic_at").isNull()).isTrue();

    for (long at : new long[] {NOON, NOON + DAY}) {
      installation
          .observation()
          .happens(
              id -> new BackendEvent.FirstTraffic(id, watched.service(), watched.publicId(), at));
      installation
          .observation()
          .happens(
              id ->
                  new BackendEvent.FirstDailyTraffic(
                      id, watched.service(), watched.publicId(), at));
    }
    watched.takenOver();

    JsonNode after = watched.client().get(path).only();
    assertThat(after.path("first_traffic_at").asString()).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(after.path("first_daily_traffic_at").asString()).isEqualTo("2026-02-01T12:00:00Z");
    assertThat(after.path("updated_at")).isEqualTo(before.path("updated_at"));
  }

  @Test
  void the_backend_watches_the_levels_that_anybody_is_told_of(Installation installation) {
    Client client = installation.tenant();
    long service = client.product("Words");

    Reply set =
        client.putJson(
            "/admin/api/services/" + service + ".json",
            "{\"notification_settings\":{\"web_provider\":[80,100],\"email_buyer\":[\"150\"]}}");

    assertThat(set.status()).as(set.body()).isEqualTo(200);
    Eventually.until(
        "levels published",
        () -> {
          BackendService published = installation.backend().service(service);
          return published != null && published.alertLimits().equals(Set.of(80, 100, 150));
        });
    Reply wrong =
        client.putJson(
            "/admin/api/services/" + service + ".json",
            "{\"notification_settings\":{\"web_provider\":[81]}}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().path("errors").path("notification_settings").path(0).asString())
        .isEqualTo("is invalid");
    assertThat(Objects.requireNonNull(installation.backend().service(service)).alertLimits())
        .containsExactlyInAnyOrder(80, 100, 150);
  }

  @Test
  void a_backend_wakes_the_import_with_the_secret_only(FreshDatabase fresh) {
    try (Installation installation = Installation.quiet(fresh.settings())) {
      Watched watched = Watched.in(installation);
      RecordedObservation backend = installation.observation();
      Client anybody = installation.nobody();
      String path = "/master/events/import.xml";
      Eventually.until("the start has looked for events", () -> backend.told() == 1);
      watched.announced(80, NOON);

      Reply wrong = anybody.post(path + "?secret=wrong");
      Reply without = anybody.post(path);
      Reply empty = anybody.post(path, "secret", "");

      assertThat(backend.told()).as("nobody woke it").isOne();
      Reply welcome = anybody.post(path + "?secret=" + Installation.EVENTS_SECRET);
      watched.takenOver();
      assertThat(watched.alerts()).hasSize(1);

      Eventually.until("all events are taken over", () -> backend.told() == 3);
      watched.announced(100, NOON);
      Reply inBody = anybody.post(path, "secret", Installation.EVENTS_SECRET);
      watched.takenOver();
      assertThat(watched.alerts()).hasSize(2);

      assertThat(Stream.of(welcome, inBody).map(Reply::status)).containsOnly(200);
      assertThat(Stream.of(wrong, without, empty).map(Reply::status)).containsOnly(403);
      assertThat(Stream.of(welcome, inBody, wrong, without, empty).map(Reply::body))
          .containsOnly("");
    }
  }

  @Test
  void become_known_though_the_backend_wakes_nobody(FreshDatabase fresh) {
    try (Installation installation = Installation.asking(fresh.settings())) {
      Watched watched = Watched.in(installation);

      watched.reaches(80, NOON);
      watched.reaches(100, NOON);

      assertThat(watched.alerts()).hasSize(2);
    }
  }
}
