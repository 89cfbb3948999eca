package io.tollgate.admin.support;

import static io.tollgate.admin.database.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.support.MailServer.Received;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Those who get mails of the application Umbrella of the developer account Acme.
 *
 * @param application its id
 * @param publicId by which the backend knows it
 * @param developer address of the account's admin
 * @param provider address of the provider's admin
 */
public record Correspondents(
    Installation installation,
    Developer site,
    long application,
    String publicId,
    String developer,
    String provider) {

  /** A tenant of its own with addresses of its own. */
  public static Correspondents in(Installation installation) {
    Client client = installation.tenant();
    String mark = UUID.randomUUID().toString().substring(0, 8);
    String developer = "dev-" + mark + "@example.com";
    String provider = "pro-" + mark + "@example.com";
    Developer site = Developer.in("2", client, "email", developer);
    JsonNode made = site.apply("name", "Umbrella").only();
    Correspondents all =
        new Correspondents(
            installation,
            site,
            made.path("id").asLong(),
            made.path("application_id").asString(),
            developer,
            provider);
    all.addressOfAdmin(provider);
    return all;
  }

  private void addressOfAdmin(String email) {
    Outcome<Integer> changed =
        installation
            .admin()
            .database()
            .write(
                client().credentials().tenantId(),
                transaction ->
                    Outcome.done(
                        transaction.update(
                            USERS, Map.of(USERS.EMAIL, email), USERS.ACCOUNT_ID.isNull())));
    assertThat(changed.orThrow()).isOne();
  }

  public Client client() {
    return site.client();
  }

  /** Path of the application, without an extension. */
  public String path() {
    return site.path(application);
  }

  /** The first mail with these words in its subject; waits for it. */
  public Received mailTo(String recipient, String subject) {
    Eventually.until(
        subject + " to " + recipient,
        () ->
            installation.mailServer().to(recipient).stream()
                .anyMatch(mail -> mail.subject().contains(subject)));
    return installation.mailServer().to(recipient).stream()
        .filter(mail -> mail.subject().contains(subject))
        .findFirst()
        .orElseThrow();
  }
}
