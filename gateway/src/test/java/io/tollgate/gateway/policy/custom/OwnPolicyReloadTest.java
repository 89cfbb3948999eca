package io.tollgate.gateway.policy.custom;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.configuration.ConfigurationException;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.configuration.LoadRules;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.protocol.gateway.Environment;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jars that change under a gateway (gateway.md, 5.4 and ruling 21). */
class OwnPolicyReloadTest {

  private static final String LOADER = "tollgate.test.loader";

  private final PolicyJars jars = new PolicyJars();
  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
    jars.close();
    System.getProperties().remove(LOADER);
  }

  /** Answers with its version; a call of {@code /slow} takes until it is told to go on. */
  private void put(String version) {
    jars.own(
        """
        { System.getProperties().putIfAbsent("tollgate.test.loader", new java.lang.ref.WeakReference<>(Own.class.getClassLoader())); }
        public Outcome rewrite(Request r) throws Exception {
          r.notes().put("mine", new Own(setup));
          while (r.path().equals("/slow") && System.getProperty("tollgate.test.go") == null) Thread.sleep(5);
          return Outcome.proceed();
        }
        public List<ResponseChange> response(Request r, Response a) throws Exception {
          return List.of(HeaderChange.set("X-Version", "%s"));
        }
        public void finished(Request r, int status) {}
        """
            .formatted(version));
  }

  private void serve() {
    fixture.with((GatewaySettings settings) -> jars.use(settings));
    fixture.serve(chain(fixture.service(), PolicyJars.link(""), APICAST));
  }

  private String version() {
    return fixture.get("/?user_key=value").header("X-Version");
  }

  private static Reference<?> loader() {
    return (Reference<?>) Objects.requireNonNull(System.getProperties().get(LOADER));
  }

  private static boolean collected() {
    System.gc();
    return loader().get() == null;
  }

  @Test
  void a_changed_jar_serves_after_a_reload_and_the_old_classes_go() {
    put("1");
    serve();
    // A connection that waits for its next call, at the client and at the upstream.
    try (RawClient idle = fixture.client()) {
      idle.send(GatewayFixture.request("GET", "/?user_key=value", "localhost", ""));
      assertThat(idle.read().header("X-Version")).isEqualTo("1");
      put("2");
      assertThat(version()).isEqualTo("1");
      fixture.gateway().reload();
      assertThat(version()).isEqualTo("2");
      Soon.holds("the old classes are collected", OwnPolicyReloadTest::collected);
      idle.send(GatewayFixture.request("GET", "/?user_key=value", "localhost", ""));
      assertThat(idle.read().header("X-Version")).isEqualTo("2");
    }
  }

  @Test
  void a_call_on_its_way_ends_with_the_code_it_began_with() {
    put("1");
    serve();
    try (RawClient slow = fixture.client()) {
      slow.send(GatewayFixture.request("GET", "/slow?user_key=value", "localhost", ""));
      Soon.holds("it has begun", () -> System.getProperties().containsKey(LOADER));
      put("2");
      fixture.gateway().reload();
      assertThat(version()).isEqualTo("2");
      System.gc();
      assertThat(loader().get()).isNotNull();
      System.setProperty("tollgate.test.go", "1");
      assertThat(slow.read().header("X-Version")).isEqualTo("1");
    } finally {
      System.clearProperty("tollgate.test.go");
    }
    Soon.holds("the old classes are collected", OwnPolicyReloadTest::collected);
  }

  @Test
  void a_jar_that_did_not_change_keeps_its_classes() {
    put("1");
    serve();
    assertThat(version()).isEqualTo("1");
    fixture.gateway().reload();
    assertThat(version()).isEqualTo("1");
    System.gc();
    assertThat(loader().get()).isNotNull();
  }

  @Test
  void a_jar_that_cannot_be_used_changes_nothing() throws IOException {
    put("1");
    serve();
    Path file = jars.folder().resolve("own.jar");
    Files.writeString(file, "broken");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(fixture.gateway()::reload)
        .withMessageContaining("policy jar " + file);
    assertThat(version()).isEqualTo("1");
    put("2");
    fixture.gateway().reload();
    assertThat(version()).isEqualTo("2");
  }

  @Test
  void one_that_is_taken_away_is_missing_and_one_that_comes_is_there() throws IOException {
    put("1");
    serve();
    assertThat(version()).isEqualTo("1");
    Files.delete(jars.folder().resolve("own.jar"));
    fixture.gateway().reload();
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(500);
    put("2");
    fixture.gateway().reload();
    assertThat(version()).isEqualTo("2");
  }

  @Test
  void hosts_that_are_loaded_when_called_for_get_the_new_code_too() {
    put("1");
    Path file = fixture.directory.resolve("config.json");
    GatewayFixture.write(
        file,
        "{\"services\":[%s]}".formatted(chain(fixture.service(), PolicyJars.link(""), APICAST)));
    fixture.with((GatewaySettings settings) -> jars.use(settings));
    fixture.start(
        new ConfigurationSource.File(
            file, LoadRules.lazy(Environment.PRODUCTION, Duration.ofHours(1))));
    assertThat(version()).isEqualTo("1");
    put("2");
    fixture.gateway().reload();
    assertThat(version()).isEqualTo("2");
    Soon.holds("the old classes are collected", OwnPolicyReloadTest::collected);
  }

  @Test
  void what_wants_to_be_closed_is_closed_after_its_last_call_or_with_the_gateway() {
    String closes =
        """
        public static class Inner implements Policy, AutoCloseable {
          final Setup setup;
          public Inner(Setup setup) { this.setup = setup; }
          public void close() { setup.logger().log(System.Logger.Level.WARNING, "closed %s"); }
        }
        """;
    String inner = ",\"class\":\"own.Own$Inner\"";
    jars.own(closes.formatted("1"), inner);
    try (LoggedLines log = new LoggedLines()) {
      serve();
      jars.own(closes.formatted("2"), inner);
      fixture.gateway().reload();
      Soon.holds(
          "the first is closed",
          () -> {
            System.gc();
            return log.lines().contains("closed 1");
          });
      assertThat(log.lines()).doesNotContain("closed 2");
      fixture.gateway().close();
      assertThat(log.lines()).containsOnlyOnce("closed 2");
    }
  }
}
