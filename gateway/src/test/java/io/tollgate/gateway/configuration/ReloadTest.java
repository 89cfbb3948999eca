package io.tollgate.gateway.configuration;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.configuration.source.PortalSettings;
import io.tollgate.gateway.testkit.ClosedPort;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.IdentityProvider;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.gateway.testkit.TestPortal;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.protocol.gateway.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A gateway that loads all at start: reloads, failures, the copy on disk (gateway.md, 1.3). */
class ReloadTest {

  private static final String FIRST_PAGE = TestPortal.newest(Environment.PRODUCTION, 1);
  private static final LoadRules OFTEN =
      LoadRules.boot(Environment.PRODUCTION, Duration.ofMillis(50));
  private static final LoadRules ONCE = LoadRules.once(Environment.PRODUCTION);

  private final GatewayFixture fixture = new GatewayFixture();
  private final TestPortal portal = new TestPortal();

  @AfterEach
  void close() {
    portal.close();
    fixture.close();
  }

  private void start(LoadRules rules) {
    PortalSettings settings =
        new PortalSettings(
            portal.url(),
            Optional.empty(),
            Environment.PRODUCTION,
            Map.of(),
            List.of(),
            Duration.ZERO,
            true,
            "Tollgate/test");
    fixture.start(new ConfigurationSource.Portal(settings, fixture.directory, rules));
  }

  private ObjectNode service(String host, String refusal) {
    ObjectNode service = fixture.service().put("id", host);
    proxy(service).put("error_auth_missing", refusal).putArray("hosts").add(host);
    return service;
  }

  private String served(String host) {
    return RawClient.exchange(fixture.address(), GatewayFixture.request("GET", "/", host, ""))
        .body();
  }

  private double age() {
    return fixture.meters.get("tollgate_config_age_seconds").gauge().value();
  }

  private Path copy() throws IOException {
    try (Stream<Path> files = Files.list(fixture.directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }

  private boolean copyHolds(String text) {
    try {
      return Files.readString(copy()).contains(text);
    } catch (IOException | java.util.NoSuchElementException e) {
      return false;
    }
  }

  @Test
  void asks_again_from_time_to_time() {
    portal.publish(service("a", "first"), service("b", "first"));
    start(OFTEN);
    assertThat(served("a")).isEqualTo("first");
    portal.publish(service("a", "second"));
    Soon.holds("a is served anew", () -> served("a").equals("second"));
    assertThat(served("b")).isEmpty();
  }

  @Test
  @ConformanceCase("GW-111")
  void serves_the_old_rules_on_while_the_portal_fails() {
    portal.publish(service("a", "first"));
    start(OFTEN);
    portal.answer(FIRST_PAGE, TestPortal.status(500));
    Soon.holds("the portal was asked in vain", () -> vainly() >= 1);
    assertThat(served("a")).isEqualTo("first");
    portal.publish(service("a", "second"));
    Soon.holds("a is served anew", () -> served("a").equals("second"));
  }

  /** The oldest endpoint is asked only after the others failed. */
  private long vainly() {
    return portal.targets().stream().filter("/admin/api/nginx/spec.json"::equals).count();
  }

  @Test
  void a_document_of_the_wrong_shape_changes_nothing() {
    portal.publish(service("a", "first"));
    start(ONCE);
    for (String wrong :
        List.of(
            "",
            "[]",
            "{}",
            "{\"proxy_configs\":7}",
            "{\"proxy_configs\":[7]}",
            "{\"proxy_configs\":[{\"proxy_config\":[]}]}",
            "<html>")) {
      portal.json(FIRST_PAGE, wrong);
      assertThatExceptionOfType(ConfigurationException.class)
          .as(wrong)
          .isThrownBy(fixture.gateway()::reload);
      assertThat(served("a")).as(wrong).isEqualTo("first");
    }
  }

  @Test
  void a_forced_reload_that_fails_is_tried_again() {
    portal.publish(service("a", "first"));
    start(ONCE);
    portal.answer(FIRST_PAGE, TestPortal.status(500));
    assertThatExceptionOfType(ConfigurationException.class).isThrownBy(fixture.gateway()::reload);
    portal.publish(service("a", "second"));
    Soon.holds("a is served anew", () -> served("a").equals("second"));
  }

  @Test
  @ConformanceCase("GW-104")
  void does_not_start_without_portal_and_without_copy() {
    portal.server.close();
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start(OFTEN))
        .withMessageStartingWith("failed to load configuration, exiting: portal http://127.0.0.1:")
        .withMessageContaining("REFUSED");
  }

  @Test
  @ConformanceCase("GW-104")
  void starts_from_its_last_good_copy_without_portal() throws IOException {
    portal.publish(service("a", "first"), service("b", "first"));
    start(ONCE.with(new ServiceFilter(Set.of("b"), Optional.empty())));
    fixture.gateway().close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy())))
        .isEqualTo("rw-------");

    portal.answer(FIRST_PAGE, TestPortal.status(503));
    try (LoggedLines log = new LoggedLines()) {
      start(ONCE);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("503") && line.contains("the last good configuration"));
    }
    // What a filter left out is in the copy: another start may have another filter.
    assertThat(served("a")).isEqualTo("first");
    assertThat(served("b")).isEqualTo("first");

    portal.publish(service("a", "second"));
    Soon.holds("the portal is back", () -> served("a").equals("second"));
    assertThat(age()).isLessThan(20);
    Soon.holds("the copy is new, too", () -> copyHolds("second"));
  }

  @Test
  void knows_the_keys_of_its_issuers_without_portal_and_without_them() throws IOException {
    try (IdentityProvider issuer = new IdentityProvider()) {
      portal.publish(issuer.service(fixture));
      start(ONCE);
      String bearer = "Authorization: Bearer " + issuer.token();
      assertThat(fixture.get("/", bearer).status()).isEqualTo(200);
      fixture.gateway().close();
      try (Stream<Path> files = Files.list(fixture.directory)) {
        assertThat(files.filter(file -> file.toString().endsWith("-issuers.json")))
            .singleElement()
            .satisfies(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
      }

      portal.answer(FIRST_PAGE, TestPortal.status(503));
      issuer.down = true;
      start(ONCE);
      assertThat(fixture.get("/", bearer).status()).isEqualTo(200);
      fixture.gateway().close();

      // What was known before is not held against what the issuer says today.
      issuer.down = false;
      issuer.published.set(0, IdentityProvider.rsa("rsa-2"));
      start(ONCE);
      Soon.holds("the key is withdrawn", () -> fixture.get("/", bearer).status() == 403);
    }
  }

  @Test
  void an_answer_of_the_wrong_shape_at_start_counts_as_none() throws IOException {
    portal.publish(service("a", "first"));
    start(ONCE);
    fixture.gateway().close();
    Files.setLastModifiedTime(
        copy(), java.nio.file.attribute.FileTime.from(java.time.Instant.now().minusSeconds(5000)));
    portal.json(FIRST_PAGE, "{\"proxy_configs\":7}");
    fixture.meters.clear();
    start(ONCE);
    assertThat(served("a")).isEqualTo("first");
    assertThat(age()).isBetween(5000.0, 5100.0);
  }

  @Test
  void the_copy_of_another_portal_is_not_used() {
    portal.publish(service("a", "first"));
    start(ONCE);
    fixture.gateway().close();
    try (ClosedPort nobody = new ClosedPort()) {
      PortalSettings other =
          new PortalSettings(
              nobody.url(),
              Optional.empty(),
              Environment.PRODUCTION,
              Map.of(),
              List.of(),
              Duration.ZERO,
              true,
              "Tollgate/test");
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(
              () -> fixture.start(new ConfigurationSource.Portal(other, fixture.directory, ONCE)));
    }
  }

  @Test
  @ConformanceCase("GW-105")
  void does_not_start_when_nothing_may_be_kept() {
    portal.publish(service("a", "first"));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start(LoadRules.boot(Environment.PRODUCTION, Duration.ZERO)))
        .withMessageStartingWith("cache is off, cannot store configuration, exiting");
  }

  @Test
  void a_file_is_read_again_too() {
    Path file = fixture.directory.resolve("gateway.json");
    GatewayFixture.write(file, "{\"services\":[%s]}".formatted(service("a", "first")));
    fixture.start(new ConfigurationSource.File(file, OFTEN));
    GatewayFixture.write(file, "{\"services\":[%s]}".formatted(service("a", "second")));
    Soon.holds("a is served anew", () -> served("a").equals("second"));
  }

  @Test
  void serves_what_stands_inline() {
    fixture.start(
        new ConfigurationSource.Inline(
            "{\"services\":[%s]}".formatted(service("a", "inline")), ONCE));
    assertThat(served("a")).isEqualTo("inline");
  }
}
