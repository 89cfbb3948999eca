package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The error lists of products, which the backend keeps. */
@OnBothDatabases
record IntegrationErrorsTest(DatabaseKind database) {
  private static final long NOON = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();

  private static String path(long service) {
    return "/admin/api/services/" + service + "/errors.json";
  }

  @Test
  @ConformanceCase("B54")
  void come_newest_first_in_utc_until_they_are_purged(Installation installation) {
    Client client = installation.tenant();
    long service = client.product("Words");
    installation.observation().refused(service, "metric_invalid", "metric \"x\" is invalid", NOON);
    installation
        .observation()
        .refused(service, "application_not_found", "no such application", NOON + 61_000);

    Reply listed = client.get(path(service));

    assertThat(listed.status()).as(listed.body()).isEqualTo(200);
    JsonNode errors = listed.json().path("integration_errors");
    assertThat(errors).hasSize(2);
    JsonNode newest = errors.path(0).path("integration_error");
    assertThat(newest.propertyNames()).containsExactly("id", "code", "message", "created_at");
    assertThat(newest.path("code").asString()).isEqualTo("application_not_found");
    assertThat(newest.path("message").asString()).isEqualTo("no such application");
    assertThat(newest.path("created_at").asString()).isEqualTo("2026-01-31T12:01:01Z");
    assertThat(newest.path("id").isNumber()).isTrue();

    Reply purged = client.delete(path(service));

    assertThat(purged.status()).isEqualTo(200);
    assertThat(purged.body()).isEmpty();
    assertThat(client.get(path(service)).body()).isEqualTo("{\"integration_errors\":[]}");
  }

  @Test
  void come_twenty_at_a_time(Installation installation) {
    Client client = installation.tenant();
    long service = client.product("Words");
    for (int i = 1; i <= 21; i++) {
      installation.observation().refused(service, "code_" + i, "message", NOON + i);
    }

    JsonNode first = client.get(path(service)).json();

    assertThat(first.path("integration_errors")).hasSize(20);
    assertThat(first.path("metadata").toString())
        .isEqualTo("{\"per_page\":20,\"total_entries\":21,\"total_pages\":2,\"current_page\":1}");
    JsonNode second = client.get(path(service) + "?page=2").json().path("integration_errors");
    assertThat(second).hasSize(1);
    assertThat(second.path(0).path("integration_error").path("code").asString())
        .isEqualTo("code_1");
    JsonNode all = client.get(path(service) + "?per_page=21").json();
    assertThat(all.path("integration_errors")).hasSize(21);
    assertThat(all.has("metadata")).isFalse();
    assertThat(client.get(path(service) + "?page=9").json().path("integration_errors")).isEmpty();
  }

  @Test
  void are_seen_and_purged_by_nobody_else(Installation installation) {
    Client client = installation.tenant();
    long service = client.product("Words");
    installation.observation().refused(service, "metric_invalid", "message", NOON);

    Client other = installation.tenant();
    assertThat(other.get(path(service)).status()).isEqualTo(404);
    assertThat(other.delete(path(service)).status()).isEqualTo(404);
    Client reader = ReadOnly.of(client);
    assertThat(reader.get(path(service)).status()).isEqualTo(200);
    assertThat(reader.delete(path(service)).status()).isEqualTo(403);
    Client blind =
        Members.client(client, installation, Set.of(service), Section.PLANS, Section.PARTNERS);
    assertThat(blind.get(path(service)).body()).isEqualTo("{\"status\":\"Forbidden\"}");

    assertThat(client.get(path(service)).json().path("integration_errors")).hasSize(1);
  }

  @Test
  void of_products_that_a_member_does_not_see_are_not_there(Installation installation) {
    Client client = installation.tenant();
    long seen = client.product("Seen");
    long unseen = client.product("Unseen");
    Client member =
        Members.client(client, installation, Set.of(seen), Section.MONITORING, Section.PLANS);

    assertThat(member.get(path(seen)).status()).isEqualTo(200);
    assertThat(member.get(path(unseen)).status()).isEqualTo(404);
  }

  @Test
  void have_no_other_format_than_json(Installation installation) {
    Client client = installation.tenant();
    long service = client.product("Words");

    assertThat(client.get("/admin/api/services/" + service + "/errors.xml").status())
        .isEqualTo(406);
  }

  @Test
  void while_the_backend_is_away_say_so_and_when_to_ask_again(Installation installation) {
    Client client = installation.tenant();
    long service = client.product("Words");
    installation.observation().away(true);
    try {
      for (Reply reply : new Reply[] {client.get(path(service)), client.delete(path(service))}) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(reply.json().path("error").asString())
            .contains("the backend", "try again", "log")
            .doesNotContain("secret.internal");
      }
    } finally {
      installation.observation().away(false);
    }
    assertThat(client.get(path(service)).status()).isEqualTo(200);
  }
}
