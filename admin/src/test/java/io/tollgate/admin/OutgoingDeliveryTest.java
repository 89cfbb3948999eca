package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.DatabaseSettings;
import io.tollgate.admin.integration.TestResult;
import io.tollgate.admin.outgoing.Network;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Eventually;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Receiver;
import io.tollgate.conformance.ConformanceCase;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Webhooks and test calls reach nothing inside: 127.0.0.2 is outside here, 127.0.0.1 is not. */
class OutgoingDeliveryTest {
  private static final String SETTINGS = "/admin/api/webhooks.json";
  private static final String OUTSIDE = "127.0.0.2";
  private static final String PRIVATE = "private network";

  private static final List<String> INSIDE =
      List.of(
          "http://169.254.169.254",
          "http://[::ffff:127.0.0.1]",
          "http://2130706433",
          "http://localhost",
          "http://localhost.",
          "http://127.1",
          "http://0x7f.1",
          "http://0x7f000001",
          "http://017700000001",
          "http://0",
          "http://10.0.0.1",
          "http://[::1]",
          "http://[fd12::1]",
          "http://[64:ff9b::a01:203]");

  private final AtomicInteger asked = new AtomicInteger();
  private Installation installation;
  private Developer developer;

  @BeforeEach
  void open(@TempDir Path directory) {
    installation =
        new Installation(
            new DatabaseSettings.Sqlite(directory.resolve("admin.sqlite")),
            new AdminSettings.OutgoingSettings(
                List.of(Network.parse(OUTSIDE)),
                name ->
                    List.of(
                        InetAddress.ofLiteral(
                            name.equals("turning.example.com") && asked.getAndIncrement() == 0
                                ? OUTSIDE
                                : "127.0.0.1"))));
    developer = Developer.in("1", installation.tenant());
    client()
        .put(
            "/admin/api/services/" + developer.service() + ".json",
            "deployment_option",
            "self_managed");
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private Client client() {
    return developer.client();
  }

  /** Makes an application of which the webhook at this address is told. */
  private void told(String url) {
    Reply set =
        client()
            .putJson(
                SETTINGS,
                "{\"web_hook\":{\"active\":true,\"provider_actions\":true,"
                    + "\"application_created_on\":true,\"url\":\""
                    + url
                    + "\"}}");
    assertThat(set.status()).as(url + set.body()).isEqualTo(200);
    assertThat(developer.apply().status()).isEqualTo(201);
  }

  /** The errors of so many webhooks that were given up, by address. */
  private Map<String, String> givenUp(int count) {
    Eventually.until(
        "the failures",
        () -> {
          installation.clock().advance(Duration.ofSeconds(20));
          return failures().size() == count;
        });
    return failures()
        .valueStream()
        .map(each -> each.path("webhooks-failure"))
        .collect(
            Collectors.toMap(
                each -> each.path("url").asString(), each -> each.path("error").asString()));
  }

  private String undelivered(String url) {
    told(url);
    return String.valueOf(givenUp(1).get(url));
  }

  private JsonNode failures() {
    return client().get("/admin/api/webhooks/failures.json").json().path("webhooks-failures");
  }

  private String testedAt(String url) {
    Reply saved =
        client()
            .put(
                "/admin/api/services/" + developer.service() + "/proxy.json",
                "sandbox_endpoint",
                url,
                "api_backend",
                "http://192.0.2.1");
    assertThat(saved.status()).as(url + saved.body()).isEqualTo(200);
    Caller operator = Caller.operator(client().credentials().tenantId(), "test");
    return ((TestResult.Failed)
            installation
                .admin()
                .features()
                .providerSide()
                .testCalls()
                .run(operator, developer.service())
                .orThrow())
        .message();
  }

  @Test
  @ConformanceCase("B58")
  void no_webhook_goes_inside_however_that_is_written() {
    INSIDE.forEach(this::told);

    assertThat(givenUp(INSIDE.size()))
        .containsOnlyKeys(INSIDE)
        .allSatisfy((url, error) -> assertThat(error).as(url).contains(PRIVATE));
  }

  @Test
  @ConformanceCase("B58")
  void no_test_call_goes_inside_however_that_is_written() {
    for (String url : INSIDE) {
      if (!url.endsWith(".")) {
        assertThat(testedAt(url)).as(url).contains(PRIVATE);
      }
    }
  }

  @Test
  @ConformanceCase("B59")
  void no_webhook_follows_a_name_that_turns_private() {
    try (Receiver inside = new Receiver()) {
      String error = undelivered("http://turning.example.com:" + inside.port());

      assertThat(asked.get()).as("it was public once").isGreaterThan(1);
      assertThat(error).contains(PRIVATE);
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  @ConformanceCase("B59")
  void no_test_call_follows_a_name_that_turns_private() {
    try (Receiver inside = new Receiver()) {
      String url = "http://turning.example.com:" + inside.port();

      String first = testedAt(url);
      int lookUps = asked.get();
      String second = testedAt(url);

      assertThat(first).contains("no connection");
      assertThat(lookUps).as("the address that was looked at is the one that is called").isOne();
      assertThat(second).contains(PRIVATE);
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  @ConformanceCase("B61")
  void a_redirect_to_the_inside_is_an_answer_and_no_way() {
    try (Receiver inside = new Receiver();
        Receiver outside =
            new Receiver(OUTSIDE)
                .answers(
                    302,
                    "",
                    exchange ->
                        exchange.getResponseHeaders().add("Location", inside.url() + "/secret"))) {
      assertThat(undelivered(outside.url())).contains("302");
      assertThat(outside.received()).hasSize(6);
      assertThat(testedAt(outside.url())).contains("302");
      assertThat(outside.received()).hasSize(7);
      assertThat(inside.received()).isEmpty();
    }
  }
}
