package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.gateway.authorization.BackendSettings;
import io.tollgate.gateway.configuration.ConfigurationException;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.configuration.LoadRules;
import io.tollgate.gateway.configuration.source.PortalSettings;
import io.tollgate.gateway.oidc.OidcSettings;
import io.tollgate.gateway.testkit.ClientsSeen;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.protocol.gateway.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Portals, backends and issuers that speak TLS are verified, unless {@code OPENSSL_VERIFY} is off
 * (gateway.md, 1.5).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifiedPeersTest {

  private TestCertificate server;
  private ScriptedUpstream secure;
  private GatewayFixture fixture;
  private LoggedLines log;

  @BeforeAll
  void listen(@TempDir Path directory) {
    server = TestCertificate.make(directory, "localhost");
    secure = ClientsSeen.naming(server);
  }

  @AfterAll
  void stop() {
    secure.close();
  }

  @BeforeEach
  void start() {
    log = new LoggedLines();
    fixture = new GatewayFixture();
  }

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private String url() {
    return "https://localhost:" + secure.port();
  }

  @Test
  void a_backend_that_nobody_vouches_for_gives_no_decision() {
    assertThat(askedBackend(true, false)).isEqualTo(403);
    assertThat(log.lines())
        .anyMatch(line -> line.startsWith("TLS while") && line.contains("/threescale_authrep"));
  }

  @Test
  void a_backend_is_asked_where_it_is_trusted_or_need_not_be() {
    assertThat(askedBackend(true, true)).isEqualTo(200);
    fixture.close();
    fixture = new GatewayFixture();
    assertThat(askedBackend(false, false)).isEqualTo(200);
  }

  /** Status of a call whose backend speaks TLS. */
  private int askedBackend(boolean verify, boolean trusted) {
    if (trusted) {
      fixture.with(settings -> new SettingsChange(settings).trusted(server.pem()).done());
    }
    BackendSettings usual = BackendSettings.DEFAULT;
    ObjectNode service = fixture.service();
    proxy(service).putObject("backend").put("endpoint", url());
    fixture.with(
        settings ->
            new SettingsChange(settings)
                .backend(
                    new BackendSettings(
                        usual.publicUrl(),
                        usual.override(),
                        usual.timeouts(),
                        usual.limits(),
                        verify,
                        usual.userAgent()))
                .done());
    return fixture.serve(service).get("/x?user_key=value").status();
  }

  @Test
  void a_portal_is_asked_only_where_it_is_trusted_or_need_not_be() {
    int before = secure.requests().size();
    askPortal(true);
    assertThat(secure.requests()).hasSize(before);
    fixture.close();
    fixture = new GatewayFixture();
    askPortal(false);
    assertThat(secure.requests().size()).isGreaterThan(before);
  }

  /** It answers with no configuration. */
  private void askPortal(boolean verify) {
    PortalSettings portal =
        new PortalSettings(
            url(),
            Optional.empty(),
            Environment.PRODUCTION,
            Map.of(),
            List.of(),
            Duration.ofMillis(200),
            verify,
            "Tollgate/test");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                fixture.start(
                    new ConfigurationSource.Portal(
                        portal, fixture.directory, LoadRules.once(Environment.PRODUCTION))));
  }

  @Test
  void an_issuer_is_asked_only_where_it_is_trusted_or_need_not_be() {
    int before = secure.requests().size();
    askIssuer(true);
    assertThat(secure.requests()).hasSize(before);
    fixture.close();
    fixture = new GatewayFixture();
    askIssuer(false);
    assertThat(secure.requests().size()).isGreaterThan(before);
    assertThat(secure.requests().getLast().start())
        .isEqualTo("GET /realm/.well-known/openid-configuration HTTP/1.1");
  }

  private void askIssuer(boolean verify) {
    ObjectNode service = fixture.service().put("backend_version", "oauth");
    proxy(service).put("oidc_issuer_endpoint", url() + "/realm");
    fixture
        .with(
            settings ->
                new SettingsChange(settings).oidc(OidcSettings.DEFAULT.withVerify(verify)).done())
        .serve(service);
    assertThat(fixture.get("/", "Authorization: Bearer a.b.c").status()).isEqualTo(403);
  }
}
