package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.access.ProviderUsers;
import io.tollgate.admin.access.TokenDraft;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.conformance.ConformanceCase;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record AuthenticationTest(DatabaseKind database) {
  private static final String SERVICES = "/admin/api/services.json";
  private static final String TOKENS = "/admin/api/personal/access_tokens.json";
  private static final String DENIED = "{\"error\":\"Access denied\"}";
  private static final String WRONG_TOKEN =
      "{\"error\":\"Your access token does not have the correct permissions\"}";

  @Test
  @ConformanceCase("A1")
  void refuses_a_call_without_a_credential_with_403(Client client) {
    Reply reply = client.anonymous().get(SERVICES);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).isEqualTo(DENIED);
  }

  @Test
  @ConformanceCase("A2")
  void takes_a_token_from_query_form_and_either_half_of_basic(Client client) {
    String token = client.credentials().adminToken();
    Client anonymous = client.anonymous();

    assertThat(anonymous.get(SERVICES + "?access_token=" + token).status()).isEqualTo(200);
    assertThat(anonymous.post(SERVICES, "access_token", token, "name", "Form").status())
        .isEqualTo(201);
    assertThat(basic(anonymous, ":" + token).get(SERVICES).status()).isEqualTo(200);
    assertThat(basic(anonymous, token + ":").get(SERVICES).status()).isEqualTo(200);
    Client bearer = anonymous.withHeader("Authorization", "Bearer " + token);
    assertThat(bearer.get(SERVICES).status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("A3")
  void takes_the_provider_key_but_not_where_a_person_is_needed(Client client) {
    String key = client.credentials().providerKey();
    Client anonymous = client.anonymous();

    assertThat(anonymous.get(SERVICES + "?provider_key=" + key).status()).isEqualTo(200);
    assertThat(basic(anonymous, key + ":").get(SERVICES).status()).isEqualTo(200);
    Reply personal = anonymous.get(TOKENS + "?provider_key=" + key);
    assertThat(personal.status()).isEqualTo(403);
    assertThat(personal.body()).isEqualTo(DENIED);
  }

  @Test
  @ConformanceCase("A4")
  void refuses_a_token_without_the_scope(Client client) {
    Client stats = client.with(token(client, "stats", "rw"));

    for (String path : new String[] {SERVICES, "/admin/api/accounts.json"}) {
      Reply reply = stats.get(path);

      assertThat(reply.status()).as(path).isEqualTo(403);
      assertThat(reply.body()).as(path).isEqualTo(WRONG_TOKEN);
    }
  }

  @Test
  @ConformanceCase("A5")
  void a_read_only_token_changes_nothing(Client client, Installation installation) {
    Client reader = client.with(token(client, "account_management", "ro"));
    int told = installation.journal().size();

    Reply reply = reader.post(SERVICES, "name", "Forbidden");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).isEqualTo(WRONG_TOKEN);
    assertThat(reader.get(SERVICES).json().path("services")).isEmpty();
    assertThat(installation.journal()).hasSize(told);
  }

  @Test
  @ConformanceCase("A6")
  void an_expired_token_is_an_unknown_one(Client client, Installation installation) {
    String soon = installation.clock().instant().plusSeconds(60).toString();
    Reply made =
        client.post(
            TOKENS,
            "name",
            "short",
            "permission",
            "ro",
            "scopes[]",
            "account_management",
            "expires_at",
            soon);
    Client shortLived = client.with(made.only().path("value").asString());
    assertThat(shortLived.get(SERVICES).status()).isEqualTo(200);

    installation.clock().advance(Duration.ofSeconds(60));

    Reply reply = shortLived.get(SERVICES);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).isEqualTo(DENIED);
  }

  @Test
  @ConformanceCase("A7")
  void shows_a_token_once_and_deletes_it_by_its_value(Client client) {
    Reply made =
        client.post(TOKENS, "name", "once", "permission", "rw", "scopes[]", "account_management");
    String value = made.only().path("value").asString();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(value).matches("[0-9a-f]{96}");
    Reply shown = client.get("/admin/api/personal/access_tokens/" + made.id() + ".json");
    assertThat(shown.only().has("value")).isFalse();
    assertThat(shown.only().path("scopes").get(0).asString()).isEqualTo("account_management");
    Client own = client.with(value);
    assertThat(own.get(SERVICES).status()).isEqualTo(200);
    assertThat(client.delete("/admin/api/personal/access_tokens/" + value + ".json").status())
        .isEqualTo(200);
    assertThat(own.get(SERVICES).status()).isEqualTo(403);
  }

  @Test
  @ConformanceCase("A8")
  void names_what_is_wrong_with_a_token(Client client) {
    assertThat(errors(client.post(TOKENS, "name", "a", "permission", "rw"), "scopes"))
        .contains("can't be blank");
    assertThat(
            errors(client.post(TOKENS, "name", "a", "permission", "rw", "scopes[]", ""), "scopes"))
        .contains("can't be blank");
    assertThat(
            errors(
                client.postJson(TOKENS, "{\"name\":\"a\",\"permission\":\"rw\",\"scopes\":[]}"),
                "scopes"))
        .contains("can't be blank");
    assertThat(
            errors(
                client.post(TOKENS, "name", "a", "permission", "xx", "scopes[]", "stats"),
                "permission"))
        .contains("is not included in the list");
    assertThat(
            errors(
                client.post(
                    TOKENS,
                    "name",
                    "a",
                    "permission",
                    "ro",
                    "scopes[]",
                    "stats",
                    "expires_at",
                    "tomorrow"),
                "expires_at"))
        .contains("is invalid");
  }

  @Test
  void finds_tokens_by_a_part_of_their_name_in_any_letter_case(Client client) {
    client.post(TOKENS, "name", "Über uns", "permission", "ro", "scopes[]", "stats");
    client.post(TOKENS, "name", "other", "permission", "ro", "scopes[]", "stats");

    Reply found = client.get(TOKENS + "?name=%C3%9CBER");

    assertThat(found.json().path("access_tokens")).hasSize(1);
  }

  @Test
  @ConformanceCase("A9")
  void a_member_sees_only_his_products(Client client, Installation installation) {
    long seen = client.product("Seen");
    long hidden = client.product("Hidden");
    Client member = client.with(memberToken(client, installation, seen));

    assertThat(member.get(SERVICES).json().path("services")).hasSize(1);
    assertThat(member.get("/admin/api/services/" + seen + ".json").status()).isEqualTo(200);
    assertThat(member.get("/admin/api/services/" + hidden + ".json").status()).isEqualTo(404);
    assertThat(member.get("/admin/api/services/" + hidden + "/metrics.json").status())
        .isEqualTo(404);
  }

  @Test
  @ConformanceCase("A10")
  void the_id_of_another_tenant_does_not_exist(Client client, Installation installation) {
    long foreign = installation.tenant().product("Foreign");

    assertThat(client.get("/admin/api/services/" + foreign + ".json").status()).isEqualTo(404);
    assertThat(client.put("/admin/api/services/" + foreign + ".json", "name", "Mine").status())
        .isEqualTo(404);
    assertThat(client.delete("/admin/api/services/" + foreign + ".json").status()).isEqualTo(404);
  }

  @Test
  void throttles_failures_of_one_source_and_no_successes(Client client, Installation installation) {
    Client wrong = client.with("wrong");
    for (int i = 0; i < 20; i++) {
      assertThat(wrong.get(SERVICES).status()).isEqualTo(403);
    }

    Reply throttled = wrong.get(SERVICES);

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(Integer.parseInt(throttled.header("Retry-After"))).isBetween(1, 60);
    assertThat(client.get(SERVICES).status()).isEqualTo(200);
    installation.clock().advance(Duration.ofSeconds(61));
    assertThat(wrong.get(SERVICES).status()).isEqualTo(403);
  }

  @Test
  void the_host_decides_whose_credentials_are_known(Installation installation) throws IOException {
    Client client = installation.tenant();
    String mine = label(client);
    String other = label(installation.tenant());
    HostAsker asker = new HostAsker(installation.admin().port(), client);

    assertThat(asker.status(mine + "-admin.localhost:8000")).isEqualTo(200);
    assertThat(asker.status(mine.toUpperCase(Locale.ROOT) + "-ADMIN.localhost.")).isEqualTo(200);
    assertThat(asker.status("localhost:8000")).isEqualTo(200);
    assertThat(asker.status("anything.example")).isEqualTo(200);
    assertThat(asker.status(other + "-admin.localhost")).isEqualTo(403);
    assertThat(asker.status(mine + ".localhost:8000")).as("the portal").isEqualTo(404);
  }

  private static String label(Client tenant) {
    String domain = tenant.get("/admin/api/provider.json").only().path("admin_domain").asString();
    return domain.substring(0, domain.indexOf("-admin."));
  }

  /** Asks one host with a tenant's token. */
  private record HostAsker(int port, Client client) {
    int status(String host) throws IOException {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        String request =
            "GET "
                + SERVICES
                + " HTTP/1.1\r\nHost: "
                + host
                + "\r\nConnection: close\r\n"
                + "Authorization: Bearer "
                + client.credentials().adminToken()
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Integer.parseInt(answer.split(" ", 3)[1]);
      }
    }
  }

  @Test
  void behind_a_trusted_proxy_each_client_is_a_source_of_its_own(Installation installation) {
    Client proxy = installation.tenantBehindProxy().with("wrong");
    Client first = proxy.withHeader("X-Forwarded-For", "10.1.1.1, 192.0.2.1");
    for (int i = 0; i < 21; i++) {
      assertThat(first.get(SERVICES).status()).isEqualTo(i < 20 ? 403 : 429);
    }

    assertThat(proxy.withHeader("X-Forwarded-For", "10.1.1.1, 192.0.2.2").get(SERVICES).status())
        .isEqualTo(403);
    assertThat(proxy.withHeader("X-Forwarded-For", "10.9.9.9, 192.0.2.1").get(SERVICES).status())
        .as("what the client itself says does not count")
        .isEqualTo(429);
    Client direct = installation.tenant().with("wrong");
    for (int i = 0; i < 21; i++) {
      assertThat(direct.withHeader("X-Forwarded-For", "192.0.2." + i).get(SERVICES).status())
          .as("nobody else is believed")
          .isEqualTo(i < 20 ? 403 : 429);
    }
  }

  private static Client basic(Client client, String userAndPassword) {
    return client.withHeader("Authorization", Client.basic(userAndPassword));
  }

  private static String token(Client client, String scope, String permission) {
    return client
        .post(TOKENS, "name", "t", "permission", permission, "scopes[]", scope)
        .only()
        .path("value")
        .asString();
  }

  private static String memberToken(Client client, Installation installation, long service) {
    long tenant = client.credentials().tenantId();
    Outcome<Long> member =
        installation
            .admin()
            .database()
            .write(
                tenant,
                transaction ->
                    Outcome.done(
                        ProviderUsers.createMember(
                            transaction, "member", EnumSet.of(Section.PLANS), Set.of(service), 1)));
    TokenDraft draft = new TokenDraft("m", List.of("account_management"), "rw", null);
    Caller operator = Caller.operator(tenant, "test");
    return Objects.requireNonNull(
        installation
            .admin()
            .features()
            .accessTokens()
            .create(operator, member.orThrow(), draft)
            .orThrow()
            .value());
  }

  private static List<String> errors(Reply reply, String field) {
    assertThat(reply.status()).isEqualTo(422);
    return reply.json().path("errors").path(field).values().stream()
        .map(each -> each.asString())
        .toList();
  }
}
