package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.message.Message;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.Correspondents;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Eventually;
import io.tollgate.admin.support.Heard;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.MailServer;
import io.tollgate.admin.support.MailServer.Received;
import io.tollgate.admin.support.MailServer.Trouble;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record NotificationsTest(DatabaseKind database) {
  private static final String PREFERENCES = "/admin/api/personal/notification_preferences.json";

  @Test
  @ConformanceCase("B37")
  void a_plan_change_request_asks_for_action_by_mail_and_message(Installation installation) {
    Correspondents site = Correspondents.in(installation);
    long gold = site.site().newPlan("Gold", "state_event", "publish");

    Reply asked =
        site.client()
            .post(site.path() + "/plan_change_requests.json", "plan_id", Long.toString(gold));

    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    Received mail = site.mailTo(site.provider(), "Action required");
    assertThat(mail.subject()).contains("Acme");
    assertThat(mail.text()).contains("Umbrella").contains("Basic").contains("Gold");
    List<Message> inbox =
        installation
            .admin()
            .features()
            .providerSide()
            .messages()
            .inbox(Caller.operator(site.client().credentials().tenantId(), "test"), null);
    assertThat(inbox).hasSize(1);
    assertThat(inbox.getFirst().body()).contains("Umbrella").contains("Gold");
  }

  @Test
  @ConformanceCase("B38")
  void an_approved_request_is_told_to_the_developer(Installation installation) {
    Correspondents site = Correspondents.in(installation);
    long gold = site.site().newPlan("Gold", "state_event", "publish");
    long request =
        site.client()
            .post(site.path() + "/plan_change_requests.json", "plan_id", Long.toString(gold))
            .id();

    site.client().put("/admin/api/plan_change_requests/" + request + "/approve.json");

    assertThat(site.client().get(site.path() + ".json").only().path("plan_id").asLong())
        .isEqualTo(gold);
    assertThat(site.mailTo(site.developer(), "Plan changed").text()).contains("Gold");
  }

  @Test
  @ConformanceCase("B40")
  void a_plan_changed_by_the_provider_is_told_to_the_developer(Installation installation) {
    Correspondents site = Correspondents.in(installation);
    long hidden = site.site().newPlan("Hidden");

    Reply changed =
        site.client().put(site.path() + "/change_plan.json", "plan_id", Long.toString(hidden));

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(site.mailTo(site.developer(), "Plan changed").text()).contains("Hidden");
  }

  @Test
  @ConformanceCase("B45")
  void a_rejection_says_why(Installation installation) {
    Correspondents site = Correspondents.in(installation);
    long careful = site.site().newPlan("Careful", "approval_required", "true");
    String applications = site.site().applications();
    Reply pending =
        site.client()
            .post(
                applications + ".json",
                "plan_id",
                Long.toString(careful),
                "name",
                "Hasty",
                "description",
                "For tests");

    Reply rejected =
        site.client()
            .send(
                "DELETE", applications + "/" + pending.id() + ".json?reason=Too%20hasty", null, "");

    assertThat(pending.only().path("state").asString()).isEqualTo("pending");
    assertThat(rejected.status()).isEqualTo(200);
    assertThat(site.mailTo(site.developer(), "Application rejected: Hasty").text())
        .contains("Too hasty");
  }

  @Test
  @ConformanceCase("B70")
  void a_mail_server_in_trouble_delays_mails_only(Installation installation) {
    MailServer server = installation.mailServer();
    for (MailServer.Trouble trouble : List.of(Trouble.HANGS_UP, Trouble.KNOWS_NOBODY)) {
      String email = UUID.randomUUID() + "@example.com";
      int before = server.refusals();
      server.trouble(trouble);
      try {
        Reply signedUp = signUp(installation.tenant(), email);
        assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
        Eventually.until("a refusal", () -> server.refusals() > before);
      } finally {
        server.trouble(Trouble.NONE);
      }

      waitFor(installation, email);
      assertThat(server.to(email)).as(trouble.name()).hasSize(1);
      assertThat(server.to(email).getFirst().subject()).isEqualTo("Welcome, Later");
    }
  }

  @Test
  @ConformanceCase("B70")
  void a_mail_server_that_is_not_there_delays_mails_only(Installation installation) {
    MailServer server = installation.mailServer();
    String email = UUID.randomUUID() + "@example.com";
    try (Heard log = Heard.of("io.tollgate.admin.notification.Mailer")) {
      server.goAway();
      try {
        Reply signedUp = signUp(installation.tenant(), email);
        assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
        String waits =
            "waits: no connection to 127.0.0.1:%d (Connection refused); see smtp.host and smtp.port"
                .formatted(server.port());
        Eventually.until(
            "it was tried", () -> log.lines().stream().anyMatch(line -> line.endsWith(waits)));
      } finally {
        server.comeBack();
      }
    }

    waitFor(installation, email);
    assertThat(server.to(email)).hasSize(1);
    assertThat(server.to(email).getFirst().subject()).isEqualTo("Welcome, Later");
  }

  private static Reply signUp(Client client, String email) {
    return client.post(
        "/admin/api/signup.json", "org_name", "Later", "username", "later", "email", email);
  }

  private static void waitFor(Installation installation, String email) {
    Eventually.until(
        "the mail",
        () -> {
          installation.clock().advance(Duration.ofSeconds(10));
          return !installation.mailServer().to(email).isEmpty();
        });
  }

  @Test
  void what_the_server_refuses_for_good_is_given_up_and_holds_nobody_up(Installation installation) {
    String email = UUID.randomUUID() + "@example.com";
    int before = installation.mailServer().refusals();
    signUp(installation.tenant(), "nobody-" + email);
    Eventually.until("the refusal", () -> installation.mailServer().refusals() > before);

    installation.clock().advance(Duration.ofDays(1));
    signUp(installation.tenant(), email);
    waitFor(installation, email);

    assertThat(installation.mailServer().refusals()).as("asked once").isEqualTo(before + 1);
    assertThat(installation.mailServer().to("nobody-" + email)).isEmpty();
  }

  @Test
  @ConformanceCase("B71")
  void who_does_not_want_a_mail_gets_none(Installation installation) {
    Correspondents site = Correspondents.in(installation);
    long gold = site.site().newPlan("Gold", "state_event", "publish");
    Reply off = site.client().patch(PREFERENCES, "application_plan_change_requested", "false");
    Reply on = site.client().patch(PREFERENCES, "application_plan_changed", "true");

    site.client().post(site.path() + "/plan_change_requests.json", "plan_id", Long.toString(gold));
    site.client().put(site.path() + "/change_plan.json", "plan_id", Long.toString(gold));

    assertThat(off.status()).as(off.body()).isEqualTo(200);
    assertThat(on.only().path("application_plan_change_requested").asBoolean()).isFalse();
    assertThat(on.only().path("message_received").asBoolean()).isTrue();
    assertThat(site.mailTo(site.provider(), "Plan changed").sender())
        .isEqualTo("noreply@example.com");
    assertThat(installation.mailServer().to(site.provider())).hasSize(1);
    assertThat(ReadOnly.of(site.client()).patch(PREFERENCES, "daily_report", "true").status())
        .isEqualTo(403);
    assertThat(site.client().get(PREFERENCES.replace("json", "xml")).status()).isEqualTo(406);
  }

  @Test
  @ConformanceCase("B72")
  void a_line_break_in_a_name_is_no_header(Installation installation) {
    Client client = installation.tenant();
    String email = UUID.randomUUID() + "@example.com";

    Reply signedUp =
        client.post(
            "/admin/api/signup.json",
            "org_name",
            "Evil\r\nBcc: victim@example.com\r\n\r\nSpäm",
            "username",
            "evil",
            "email",
            email);

    assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
    Eventually.until("the mail", () -> !installation.mailServer().to(email).isEmpty());
    Received mail = installation.mailServer().to(email).getFirst();
    assertThat(mail.head())
        .extracting(line -> line.replaceAll(":.*", ""))
        .containsExactly(
            "Date",
            "From",
            "To",
            "Subject",
            "Message-ID",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type");
    assertThat(mail.subject()).isEqualTo("Welcome, Evil Bcc: victim@example.com Späm");
  }

  @Test
  void the_sender_is_the_tenants_own_if_it_has_one(Installation installation) {
    Correspondents site = Correspondents.in(installation);
    site.client().put("/admin/api/provider.json", "from_email", "weather@example.com");

    site.client().put(site.path() + "/suspend.json");
    Received mail = site.mailTo(site.developer(), "suspended");

    assertThat(mail.sender()).isEqualTo("weather@example.com");
    assertThat(mail.head()).contains("From: <weather@example.com>");
    assertThat(mail.text())
        .contains("http://portal.example.com/admin/applications/" + site.application());
  }
}
