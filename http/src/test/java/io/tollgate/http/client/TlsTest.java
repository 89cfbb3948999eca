package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamFailure.Phase;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.UpstreamSide;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {

  private static final String PASSWORD = "test-only";

  private Path files;
  private final BlockingQueue<String> names = new LinkedBlockingQueue<>();
  private ScriptedUpstream upstream;
  private Path certificate;

  @BeforeAll
  void listen(@TempDir Path directory) throws Exception {
    files = directory;
    Path store = files.resolve("store.p12");
    certificate = files.resolve("certificate.pem");
    keytool(
        store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=up.test", "-ext", "san=dns:up.test");
    keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
    SSLServerSocket socket =
        (SSLServerSocket)
            context(store)
                .getServerSocketFactory()
                .createServerSocket(0, 100, InetAddress.getLoopbackAddress());
    upstream =
        new ScriptedUpstream(
            socket,
            connection -> {
              while (true) {
                connection.readRequest();
                names.add(
                    ((ExtendedSSLSession) connection.tls())
                        .getRequestedServerNames().stream()
                            .map(TlsTest::text)
                            .findFirst()
                            .orElse("none"));
                connection.send(ScriptedUpstream.ok("secret"));
              }
            });
  }

  @AfterAll
  void close() {
    upstream.close();
  }

  private static String text(SNIServerName name) {
    return ((SNIHostName) name).getAsciiName();
  }

  private void keytool(Path store, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "up"));
    command.addAll(1, List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(files.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor()).as(command.toString()).isZero();
  }

  private static SSLContext context(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private UpstreamTarget target(String serverName, boolean verify) {
    return new UpstreamTarget(true, "127.0.0.1", upstream.port(), serverName, "", verify);
  }

  private ClientFixture trusting(Path file) {
    return new ClientFixture(UpstreamLimits.DEFAULT, Optional.of(file));
  }

  @Test
  void calls_an_upstream_whose_certificate_is_trusted_and_names_it() throws Exception {
    int before = upstream.connections();
    try (ClientFixture fixture = trusting(certificate)) {
      for (int i = 0; i < 3; i++) {
        assertThat(fixture.get(target("up.test", true)).await().body()).isEqualTo("secret");
        assertThat(names.take()).isEqualTo("up.test");
      }
    }
    assertThat(upstream.connections() - before).isEqualTo(1);
  }

  @Test
  void refuses_a_certificate_with_another_name() {
    try (ClientFixture fixture = trusting(certificate)) {
      UpstreamFailure failure = fixture.get(target("other.test", true)).awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.phase()).isEqualTo(Phase.HANDSHAKE);
      assertThat(failure.detail()).contains("other.test");
    }
  }

  @Test
  void refuses_a_certificate_that_nobody_vouches_for() {
    try (ClientFixture fixture = new ClientFixture()) {
      assertThat(fixture.get(target("up.test", true)).awaitFailure().kind()).isEqualTo(Kind.TLS);
    }
  }

  @Test
  void takes_any_certificate_when_told_not_to_verify() throws Exception {
    try (ClientFixture fixture = new ClientFixture()) {
      assertThat(fixture.get(target("other.test", false)).await().body()).isEqualTo("secret");
      assertThat(names.take()).isEqualTo("other.test");
    }
  }

  @Test
  void says_what_is_wrong_with_the_file_of_trusted_certificates() throws Exception {
    Path broken = Files.writeString(files.resolve("broken.pem"), "no certificate");
    try (ClientFixture fixture = trusting(broken)) {
      UpstreamFailure failure = fixture.get(target("up.test", true)).awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.detail()).contains("broken.pem").contains("Give a PEM file");
    }
  }

  @Test
  void fails_when_the_upstream_speaks_no_tls() {
    try (ClientFixture fixture = new ClientFixture();
        ScriptedUpstream plain =
            new ScriptedUpstream(
                connection -> {
                  connection.send("HTTP/1.1 400 Bad Request\r\n\r\n");
                  connection.readToEnd();
                })) {
      UpstreamTarget target =
          new UpstreamTarget(true, "127.0.0.1", plain.port(), "up.test", "", false);
      assertThat(fixture.get(target).awaitFailure().kind()).isEqualTo(Kind.TLS);
    }
  }

  @Test
  void gives_up_a_handshake_that_does_not_end() {
    try (ClientFixture fixture = new ClientFixture();
        ScriptedUpstream silent = new ScriptedUpstream(UpstreamSide::readToEnd)) {
      UpstreamTarget target =
          new UpstreamTarget(true, "127.0.0.1", silent.port(), "up.test", "", false);
      assertThat(fixture.get(target, ClientFixture.SHORT).awaitFailure().kind())
          .isEqualTo(Kind.CONNECT_TIMEOUT);
    }
  }
}
