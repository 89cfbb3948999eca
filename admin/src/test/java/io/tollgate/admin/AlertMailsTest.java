package io.tollgate.admin;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.MAIL;
import static io.tollgate.admin.database.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Eventually;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.MailServer.Received;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.protocol.administration.BackendEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who is told by mail how far a limit is used (portals.md, 7.2 to 7.4). */
@OnBothDatabases
record AlertMailsTest(DatabaseKind database) {
  private static final long NOON = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();

  /** A product that tells its provider of 80 and 100 per cent and its developers of 100. */
  private record Site(
      Installation installation,
      Client client,
      long service,
      String publicId,
      String developer,
      String provider) {

    static Site in(Installation installation) {
      Client client = installation.tenant();
      String mark = UUID.randomUUID().toString().substring(0, 8);
      String developer = "dev-" + mark + "@example.com";
      String provider = "pro-" + mark + "@example.com";
      long service = client.product("Weather");
      client.putJson(
          "/admin/api/services/" + service + ".json",
          "{\"notification_settings\":{\"email_provider\":[80,100],\"email_buyer\":[100]}}");
      long plan =
          client
              .post("/admin/api/services/" + service + "/application_plans.json", "name", "Basic")
              .id();
      long account =
          client
              .post(
                  "/admin/api/signup.json",
                  "org_name",
                  "Acme",
                  "username",
                  "acme-admin",
                  "email",
                  developer,
                  "password",
                  "correct horse battery")
              .id();
      JsonNode application =
          client
              .post(
                  "/admin/api/accounts/" + account + "/applications.json",
                  "plan_id",
                  Long.toString(plan),
                  "name",
                  "Umbrella",
                  "description",
                  "For tests")
              .only();
      Site site =
          new Site(
              installation,
              client,
              service,
              publicId(installation, client, application.path("id").asLong()),
              developer,
              provider);
      site.addressOfAdmin(provider);
      return site;
    }

    private static String publicId(Installation installation, Client client, long application) {

      return installation
          .admin()
          .database()
          .read(
              client.credentials().tenantId(),
              rows ->
                  rows.from(APPLICATION)
                      .where(APPLICATION.ID.eq(application))
                      .list(row -> row.get(APPLICATION.APPLICATION_ID))
                      .getFirst());
    }

    private void addressOfAdmin(String email) {
      Outcome<Integer> changed =
          installation
              .admin()
              .database()
              .write(
                  client.credentials().tenantId(),
                  transaction ->
                      Outcome.done(
                          transaction.update(
                              USERS, Map.of(USERS.EMAIL, email), USERS.ACCOUNT_ID.isNull())));
      assertThat(changed.orThrow()).isOne();
    }

    void reaches(int level, long at) {
      installation.observation().happens(id -> event(id, level, at));
      Eventually.until("event taken over", () -> installation.observation().waiting() == 0);
      Eventually.until("mails sent", () -> mailsWaiting() == 0);
    }

    BackendEvent event(long id, int level, long at) {
      return new BackendEvent.Alert(
          id, Long.toString(service), publicId, at, id, level, level / 100.0, "hits per day: 8/10");
    }

    private long mailsWaiting() {
      return installation
          .admin()
          .database()
          .read(
              client.credentials().tenantId(),
              rows -> rows.from(MAIL).where(DSL.noCondition()).count());
    }

    List<Received> alertsTo(String recipient) {
      return installation.mailServer().to(recipient).stream()
          .filter(mail -> mail.subject().startsWith("Limit "))
          .toList();
    }
  }

  @Test
  void each_level_is_told_once_to_those_whom_the_matrix_names(Installation installation) {
    Site site = Site.in(installation);

    site.reaches(80, NOON);
    site.reaches(80, NOON + 1000);
    site.reaches(90, NOON + 2000);
    site.reaches(100, NOON + 3000);

    assertThat(site.alertsTo(site.provider()).stream().map(Received::subject))
        .containsExactly("Limit alert: Umbrella of Acme", "Limit violation: Umbrella of Acme");
    assertThat(site.alertsTo(site.developer()).stream().map(Received::subject))
        .containsExactly("Limit exceeded: Umbrella");
    assertThat(site.alertsTo(site.provider()).getFirst().text())
        .contains("Umbrella", "80 %", "hits per day: 8/10");
  }

  @Test
  void who_does_not_want_alerts_may_still_want_violations(Installation installation) {
    Site site = Site.in(installation);
    site.client()
        .patch("/admin/api/personal/notification_preferences.json", "limit_alert", "false");

    site.reaches(80, NOON);
    site.reaches(100, NOON + 1000);

    assertThat(site.alertsTo(site.provider()).stream().map(Received::subject))
        .containsExactly("Limit violation: Umbrella of Acme");
  }

  @Test
  void what_the_backend_says_again_after_a_restart_is_not_mailed_again(Installation installation) {
    Site site = Site.in(installation);
    site.reaches(80, NOON);
    assertThat(site.alertsTo(site.provider())).hasSize(1);

    try (Admin restarted = installation.open()) {
      installation.observation().happens(id -> site.event(id, 80, NOON));
      restarted.start();
      Eventually.until("event taken over", () -> installation.observation().waiting() == 0);
      Eventually.until("mails sent", () -> site.mailsWaiting() == 0);
    }

    assertThat(site.alertsTo(site.provider())).hasSize(1);
  }
}
