package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.server.settings.SettingsReader;
import io.tollgate.server.settings.SettingsRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Service Management API over TLS, beside the one in the clear. */
class TlsListenerTest {

  private static final String STATUS = "GET /status HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static final String SERVICE = "/internal/services/100/catalog";
  private static final String ERRORS = "/internal/services/100/errors/";

  /** The first message of a client whose newest version is TLS 1.1. */
  private static final String OLD_HELLO =
      "160301002f0100002b0302"
          + "00".repeat(32)
          + "000004c009c00a0100"; // no session, two ciphers, no compression, no extensions

  @TempDir Path directory;
  private final EventLoops loops = new EventLoops(1);
  private TestCertificate certificate;

  @BeforeEach
  void makeTheCertificate() {
    certificate = TestCertificate.make(directory, "localhost");
  }

  @AfterEach
  void stop() {
    loops.close();
  }

  private BackendRole start() throws SettingsRefused {
    Map<String, String> flags =
        Map.of(
            "backend.bind", "127.0.0.1",
            "backend.port", "0",
            "backend.internal-user", "user",
            "backend.internal-password", "a-password-for-this",
            "backend.tls.port", "0",
            "backend.tls.certificate", certificate.pem().toString(),
            "backend.tls.key", certificate.keyPem().toString());
    return BackendRole.start(
        new SettingsReader().read(flags, Map.of(), null),
        directory.resolve("data"),
        loops,
        InstantSource.system(),
        new SimpleMeterRegistry());
  }

  private static InetSocketAddress encrypted(BackendRole role) {
    return role.encryptedAddress().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void is_answered_over_tls_and_in_the_clear_alike(String version) throws Exception {
    try (BackendRole role = start();
        RawClient over = new RawClient(encrypted(role), socket(version));
        RawClient clear = new RawClient(role.address())) {
      String body = over.send(STATUS).read().body();

      assertThat(body).contains("\"status\":\"ok\"");
      assertThat(clear.send(STATUS).read().body()).isEqualTo(body);
    }
  }

  @Test
  void the_error_list_tells_over_what_a_call_came() throws Exception {
    try (BackendRole role = start();
        RawClient over = new RawClient(encrypted(role), socket("TLSv1.3"));
        RawClient clear = new RawClient(role.address())) {
      clear.send(internal("PUT", SERVICE)).read();
      String call =
          "GET /transactions/authorize.xml?provider_key=pk&app_id=none HTTP/1.1\r\nHost: shop\r\n\r\n";
      assertThat(over.send(call).read().status()).isEqualTo(404);
      assertThat(clear.send(call).read().status()).isEqualTo(404);

      assertThat(clear.send(internal("GET", ERRORS)).read().body())
          .contains("\"https://shop/transactions", "\"http://shop/transactions");
    }
  }

  @Test
  void refuses_tls_1_1_with_its_alert() throws Exception {
    try (BackendRole role = start();
        RawClient old = new RawClient(encrypted(role))) {
      String alert = old.send(HexFormat.of().parseHex(OLD_HELLO)).readToEnd();

      assertThat((int) alert.charAt(0)).as("an alert").isEqualTo(21);
      assertThat((int) alert.charAt(6)).as("protocol_version").isEqualTo(70);
    }
  }

  @Test
  void a_missing_file_stops_the_start_and_is_named_with_its_settings() throws Exception {
    Files.delete(certificate.keyPem());

    assertThatThrownBy(this::start)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(certificate.keyPem().toString())
        .hasMessageContaining("--backend.tls.key");
  }

  private static String internal(String method, String path) {
    String body =
        method.equals("PUT")
            ? "{\"service\":{\"provider_key\":\"pk\",\"default_service\":true}}"
            : "";
    String credentials =
        Base64.getEncoder()
            .encodeToString("user:a-password-for-this".getBytes(StandardCharsets.US_ASCII));
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(method, path, credentials, body.length(), body);
  }

  /** Of a client that trusts this certificate only. */
  private SSLSocket socket(String version) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("only", certificate.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }
}
