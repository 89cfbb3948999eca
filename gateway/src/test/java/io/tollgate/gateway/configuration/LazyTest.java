package io.tollgate.gateway.configuration;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.GatewayFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.configuration.source.PortalSettings;
import io.tollgate.gateway.testkit.ClosedPort;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.gateway.testkit.TestPortal;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.gateway.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Hosts that are loaded when they are first called for (gateway.md, 1.3). */
class LazyTest {

  private static final Duration FOR_EVER = Duration.ofSeconds(-1);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Executor THREADS = Thread::startVirtualThread;

  private final GatewayFixture fixture = new GatewayFixture();
  private final TestPortal portal = new TestPortal();

  @AfterEach
  void close() {
    fixture.close();
    portal.close();
  }

  private void start(Duration holds) {
    start(LoadRules.lazy(Environment.SANDBOX, holds));
  }

  private void start(LoadRules rules) {
    fixture.start(
        new ConfigurationSource.Portal(
            PortalSettings.of(portal.url(), Environment.SANDBOX), fixture.directory, rules));
  }

  private ObjectNode service(String host, String refusal) {
    ObjectNode service = fixture.service();
    proxy(service).put("error_auth_missing", refusal).putArray("hosts").add(host);
    return service;
  }

  private RawMessage call(String host) {
    return RawClient.exchange(fixture.address(), GatewayFixture.request("GET", "/", host, ""));
  }

  private String served(String host) {
    return call(host).body();
  }

  private List<CompletableFuture<String>> callAtOnce(int count, String host) {
    List<CompletableFuture<String>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> served(host), THREADS));
    }
    return calls;
  }

  @Test
  @ConformanceCase("GW-106")
  void a_portal_that_fails_means_404_until_it_does_not() {
    portal.answer(TestPortal.newestOf(Environment.SANDBOX, "a"), TestPortal.status(500));
    start(FOR_EVER);
    assertThat(call("a").status()).isEqualTo(404);
    portal.publishAt("a", service("a", "first"));
    assertThat(served("a")).isEqualTo("first");
  }

  @Test
  @ConformanceCase("GW-106")
  void starts_without_its_portal() {
    try (ClosedPort nobody = new ClosedPort()) {
      fixture.start(
          new ConfigurationSource.Portal(
              PortalSettings.of(nobody.url(), Environment.SANDBOX),
              fixture.directory,
              LoadRules.lazy(Environment.SANDBOX, FOR_EVER)));
      assertThat(call("a").status()).isEqualTo(404);
      assertThat(fixture.gateway().missing()).isEmpty();
    }
  }

  @Test
  @ConformanceCase("GW-140")
  void without_a_cache_the_next_call_uses_what_was_just_published() {
    ObjectNode service = rules(service("a", "first"), rule("GET", "/old", 1));
    portal.publishAt("a", service);
    start(Duration.ZERO);
    String call = GatewayFixture.request("GET", "/new?user_key=value", "a", "");
    try (RawClient client = fixture.client()) {
      assertThat(client.send(call).read().status()).isEqualTo(404);
      portal.publishAt("a", rules(service, rule("GET", "/new", 1)));
      assertThat(client.send(call).read().status()).isEqualTo(200);
      portal.answer(TestPortal.newestOf(Environment.SANDBOX, "a"), TestPortal.status(500));
      assertThat(client.send(call).read().status()).isEqualTo(404);
    }
  }

  @Test
  void calls_that_arrive_together_share_one_load() {
    portal.publishAt("a", service("a", "first"));
    portal.hold();
    start(FOR_EVER);
    List<CompletableFuture<String>> calls = callAtOnce(20, "a");
    Soon.holds("the portal is asked", () -> !portal.requests().isEmpty());
    Soon.holds("all calls wait", () -> inFlight() == 20);
    portal.open();
    assertThat(calls).extracting(CompletableFuture::join).containsOnly("first");
    assertThat(served("a")).isEqualTo("first");
    assertThat(portal.requests()).hasSize(1);
  }

  @Test
  void without_a_cache_a_call_is_not_served_by_a_load_that_began_before_it() {
    portal.publishAt("a", service("a", "first"));
    portal.hold();
    start(Duration.ZERO);
    List<CompletableFuture<String>> first = callAtOnce(1, "a");
    Soon.holds("the portal is asked", () -> !portal.requests().isEmpty());
    List<CompletableFuture<String>> later = callAtOnce(20, "a");
    Soon.holds("all calls wait", () -> inFlight() == 21);
    portal.open();
    assertThat(first).extracting(CompletableFuture::join).containsOnly("first");
    assertThat(later).extracting(CompletableFuture::join).containsOnly("first");
    assertThat(portal.requests()).hasSize(2);
  }

  private double inFlight() {
    return fixture.meters.get("nginx_http_connections").tag("state", "writing").gauge().value();
  }

  @Test
  void a_portal_that_hangs_holds_up_nobody_else() {
    portal.publishAt("b", service("b", "other"));
    start(FOR_EVER);
    assertThat(served("b")).isEqualTo("other");
    portal.publishAt("a", service("a", "first"));
    portal.hold();
    List<CompletableFuture<String>> calls = callAtOnce(10, "a");
    Soon.holds("all calls wait", () -> inFlight() == 10);
    assertThat(served("b")).isEqualTo("other");
    portal.open();
    assertThat(calls).extracting(CompletableFuture::join).containsOnly("first");
  }

  @Test
  void a_call_waits_no_longer_than_it_may() {
    portal.publishAt("a", service("a", "first"));
    portal.hold();
    start(
        new LoadRules(
            Environment.SANDBOX,
            true,
            FOR_EVER,
            Duration.ofMillis(100),
            ServiceFilter.NONE,
            Optional.empty()));
    assertThat(call("a").status()).isEqualTo(404);
    portal.open();
    Soon.holds("the load ends all the same", () -> served("a").equals("first"));
  }

  @Test
  void a_client_that_leaves_meanwhile_does_no_harm() {
    portal.publishAt("a", service("a", "first"));
    portal.hold();
    start(FOR_EVER);
    RawClient client = fixture.client();
    client.send(GatewayFixture.request("GET", "/", "a", ""));
    Soon.holds("the portal is asked", () -> !portal.requests().isEmpty());
    client.close();
    Soon.holds("the connection is gone", () -> inFlight() == 0);
    portal.open();
    assertThat(served("a")).isEqualTo("first");
  }

  @Test
  void a_body_is_sent_on_after_the_wait() {
    portal.publishAt("a", rules(service("a", "first"), rule("POST", "/", 1)));
    portal.hold();
    start(FOR_EVER);
    String body = "x".repeat(200_000);
    CompletableFuture<Integer> call =
        CompletableFuture.supplyAsync(
            () ->
                RawClient.exchange(
                        fixture.address(),
                        GatewayFixture.request("POST", "/?user_key=value", "a", body))
                    .status(),
            THREADS);
    Soon.holds("the portal is asked", () -> !portal.requests().isEmpty());
    portal.open();
    assertThat(call.join()).isEqualTo(200);
    assertThat(fixture.upstreamRequest().body()).isEqualTo(body);
  }

  @Test
  void what_has_expired_is_loaded_anew_or_served_on_if_that_fails() {
    portal.publishAt("a", service("a", "first"));
    start(SHORT);
    assertThat(served("a")).isEqualTo("first");
    portal.publishAt("a", service("a", "second"));
    Soon.holds("a is served anew", () -> served("a").equals("second"));
    portal.answer(TestPortal.newestOf(Environment.SANDBOX, "a"), TestPortal.status(500));
    int before = portal.requests().size();
    Soon.holds(
        "the portal was asked in vain",
        () -> {
          assertThat(served("a")).isEqualTo("second");
          return portal.requests().size() > before;
        });
    assertThat(served("a")).isEqualTo("second");
  }

  @Test
  void a_host_that_nobody_owns_is_asked_for_again() {
    portal.publishAt("a");
    start(FOR_EVER);
    assertThat(call("a").status()).isEqualTo(404);
    portal.publishAt("a", service("a", "first"));
    assertThat(served("a")).isEqualTo("first");
  }

  @Test
  void a_forced_reload_asks_again_for_what_holds_for_ever() {
    portal.publishAt("a", service("a", "first"));
    start(FOR_EVER);
    assertThat(served("a")).isEqualTo("first");
    portal.publishAt("a", service("a", "second"));
    assertThat(served("a")).isEqualTo("first");
    fixture.gateway().reload();
    assertThat(served("a")).isEqualTo("second");
  }

  @Test
  void a_file_is_read_for_every_call() {
    Path file = fixture.directory.resolve("gateway.json");
    GatewayFixture.write(file, "{\"services\":[%s]}".formatted(service("a", "first")));
    fixture.start(
        new ConfigurationSource.File(file, LoadRules.lazy(Environment.SANDBOX, Duration.ZERO)));
    assertThat(served("a")).isEqualTo("first");
    GatewayFixture.write(file, "{\"services\":[%s]}".formatted(service("a", "second")));
    assertThat(served("a")).isEqualTo("second");
    GatewayFixture.write(file, "{");
    assertThat(call("a").status()).isEqualTo(404);
  }
}
