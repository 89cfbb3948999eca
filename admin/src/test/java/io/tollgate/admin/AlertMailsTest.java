package io.tollgate.admin;

import static io.tollgate.admin.database.schema.Tables.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Correspondents;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Eventually;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.MailServer.Received;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.protocol.administration.BackendEvent;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Who is told by mail how far a limit is used (portals.md, 7.2 to 7.4). */
@OnBothDatabases
record AlertMailsTest(DatabaseKind database) {
  private static final long NOON = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();

  /** A product that tells its provider of 80 and 100 per cent and its developers of 100. */
  private record Watched(Correspondents people) {

    static Watched in(Installation installation) {
      Correspondents people = Correspondents.in(installation);
      people
          .client()
          .putJson(
              "/admin/api/services/" + people.site().service() + ".json",
              "{\"notification_settings\":{\"email_provider\":[80,100],\"email_buyer\":[100]}}");
      return new Watched(people);
    }

    private Installation installation() {
      return people.installation();
    }

    void reaches(int level, long at) {
      installation().observation().happens(id -> event(id, level, at));
      told();
    }

    BackendEvent event(long id, int level, long at) {
      String service = Long.toString(people.site().service());
      return new BackendEvent.Alert(
          id, service, people.publicId(), at, id, level, level / 100.0, "hits per day: 8/10");
    }

    void told() {
      Eventually.until("event taken over", () -> installation().observation().waiting() == 0);
      Eventually.until("mails sent", () -> mailsWaiting() == 0);
    }

    private long mailsWaiting() {
      return installation()
          .admin()
          .database()
          .read(
              people.client().credentials().tenantId(),
              rows -> rows.from(MAIL).where(DSL.noCondition()).count());
    }

    List<Received> alertsToProvider() {
      return alertsTo(people.provider());
    }

    List<Received> alertsToDeveloper() {
      return alertsTo(people.developer());
    }

    private List<Received> alertsTo(String recipient) {
      return installation().mailServer().to(recipient).stream()
          .filter(mail -> mail.subject().startsWith("Limit "))
          .toList();
    }
  }

  @Test
  void each_level_is_told_once_to_those_whom_the_matrix_names(Installation installation) {
    Watched site = Watched.in(installation);

    site.reaches(80, NOON);
    site.reaches(80, NOON + 1000);
    site.reaches(90, NOON + 2000);
    site.reaches(100, NOON + 3000);

    assertThat(site.alertsToProvider().stream().map(Received::subject))
        .containsExactly("Limit alert: Umbrella of Acme", "Limit violation: Umbrella of Acme");
    assertThat(site.alertsToDeveloper().stream().map(Received::subject))
        .containsExactly("Limit exceeded: Umbrella");
    assertThat(site.alertsToProvider().getFirst().text())
        .contains("Umbrella", "80 %", "hits per day: 8/10");
  }

  @Test
  void who_does_not_want_alerts_may_still_want_violations(Installation installation) {
    Watched site = Watched.in(installation);
    site.people()
        .client()
        .patch("/admin/api/personal/notification_preferences.json", "limit_alert", "false");

    site.reaches(80, NOON);
    site.reaches(100, NOON + 1000);

    assertThat(site.alertsToProvider().stream().map(Received::subject))
        .containsExactly("Limit violation: Umbrella of Acme");
  }

  @Test
  void what_the_backend_says_again_after_a_restart_is_not_mailed_again(Installation installation) {
    Watched site = Watched.in(installation);
    site.reaches(80, NOON);
    assertThat(site.alertsToProvider()).hasSize(1);

    try (Admin restarted = installation.open()) {
      installation.observation().happens(id -> site.event(id, 80, NOON));
      restarted.start();
      site.told();
    }

    assertThat(site.alertsToProvider()).hasSize(1);
  }
}
