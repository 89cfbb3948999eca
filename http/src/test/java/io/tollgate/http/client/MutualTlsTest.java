package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.testkit.TlsListening;
import io.tollgate.http.tls.ClientIdentity;
import io.tollgate.http.tls.PemSource;
import io.tollgate.http.tls.UnusableCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who the client is towards TLS upstreams, and whom it trusts there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutualTlsTest {

  private TestCertificate server;
  private TestCertificate one;
  private TestCertificate other;
  private ScriptedUpstream upstream;

  @BeforeAll
  void listen(@TempDir Path directory) {
    server = TestCertificate.make(directory, "up.test");
    one = TestCertificate.make(directory, "one");
    other = TestCertificate.make(directory, "other", "-keyalg", "RSA");
    upstream =
        new ScriptedUpstream(
            TlsListening.askingForOne(server),
            connection -> {
              while (true) {
                connection.readRequest();
                X509Certificate shown = (X509Certificate) connection.tls().getPeerCertificates()[0];
                connection.send(ScriptedUpstream.ok(shown.getSubjectX500Principal().getName()));
              }
            });
  }

  @AfterAll
  void close() {
    upstream.close();
  }

  private static ClientIdentity identity(TestCertificate certificate) {
    return identity(certificate, certificate.keyPem());
  }

  private static ClientIdentity identity(
      TestCertificate certificate, Path key, String... passwords) {
    try {
      return ClientIdentity.load(
          new PemSource.InFile(certificate.pem()),
          new PemSource.InFile(key),
          List.of(passwords),
          InstantSource.system());
    } catch (UnusableCertificate e) {
      throw new AssertionError(e);
    }
  }

  private static ClientFixture showing(@Nullable ClientIdentity own) {
    return new ClientFixture(new UpstreamTls(Optional.empty(), Optional.ofNullable(own), true));
  }

  private UpstreamTarget target() {
    return new UpstreamTarget(true, "127.0.0.1", upstream.port(), "up.test", "", false);
  }

  @Test
  void an_upstream_that_asks_for_a_certificate_gets_the_clients() {
    for (TestCertificate certificate : List.of(one, other)) {
      try (ClientFixture fixture = showing(identity(certificate))) {
        assertThat(fixture.get(target()).await().body())
            .isEqualTo(certificate.certificate().getSubjectX500Principal().getName());
      }
    }
    try (ClientFixture fixture = showing(null)) {
      assertThat(fixture.get(target()).awaitFailure().kind()).isIn(Kind.TLS, Kind.RESET);
    }
  }

  @Test
  void a_targets_own_terms_go_first_and_part_the_connections() {
    try (ClientFixture fixture = showing(identity(one))) {
      int before = upstream.connections();
      for (int i = 0; i < 2; i++) {
        ClientTls terms = new ClientTls(identity(other), List.of(), false);
        assertThat(fixture.get(target()).await().body()).isEqualTo("CN=one");
        assertThat(fixture.get(target().on(terms)).await().body()).isEqualTo("CN=other");
      }
      assertThat(upstream.connections() - before).isEqualTo(2);
    }
  }

  @Test
  void terms_without_a_certificate_show_the_usual_one() {
    try (ClientFixture fixture = showing(identity(one))) {
      ClientTls terms = new ClientTls(null, List.of(server.certificate()), true);
      assertThat(fixture.get(target().on(terms)).await().body()).isEqualTo("CN=one");
    }
  }

  @Test
  void terms_can_ask_for_verification_and_name_who_is_trusted() {
    try (ClientFixture fixture = showing(identity(one))) {
      assertThat(
              fixture.get(target().on(new ClientTls(null, List.of(), true))).awaitFailure().kind())
          .isEqualTo(Kind.TLS);
      assertThat(
              fixture
                  .get(target().on(new ClientTls(null, List.of(one.certificate()), true)))
                  .awaitFailure()
                  .kind())
          .isEqualTo(Kind.TLS);
      ClientTls right = new ClientTls(null, List.of(server.certificate()), true);
      assertThat(fixture.get(target().named("else.test").on(right)).awaitFailure().detail())
          .contains("else.test");
      assertThat(fixture.get(target().on(right)).await().status()).isEqualTo(200);
    }
  }

  @Test
  void a_key_may_be_encrypted() throws Exception {
    Path key = one.encryptedKey("hidden-word");
    ClientIdentity opened = identity(one, key, "another", "hidden-word");
    assertThat(opened).isEqualTo(identity(one));
    assertThatThrownBy(
            () ->
                ClientIdentity.load(
                    new PemSource.InFile(one.pem()),
                    new PemSource.InText("certificate_key", Files.readString(key)),
                    List.of("wrong"),
                    InstantSource.system()))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageContainingAll("certificate_key", "no password opens it")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void a_new_connection_takes_up_the_session_before_unless_it_may_not() {
    for (String version : List.of("TLSv1.2", "TLSv1.3")) {
      assertThat(handshakes(true, version)).as(version).isEqualTo(1);
      assertThat(handshakes(false, version)).as(version).isEqualTo(2);
    }
  }

  /** Whole ones, of two connections one after the other. */
  private int handshakes(boolean resumes, String version) {
    AtomicInteger count = new AtomicInteger();
    SSLServerSocket socket = TlsListening.askingForOne(server, count::incrementAndGet);
    socket.setEnabledProtocols(new String[] {version});
    try (ScriptedUpstream closing =
            new ScriptedUpstream(
                socket,
                connection -> {
                  connection.readRequest();
                  connection.send(
                      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                });
        ClientFixture fixture =
            new ClientFixture(
                new UpstreamTls(Optional.empty(), Optional.of(identity(one)), resumes))) {
      UpstreamTarget target =
          new UpstreamTarget(true, "127.0.0.1", closing.port(), "up.test", "", false);
      for (int i = 0; i < 2; i++) {
        assertThat(fixture.get(target).await().status()).isEqualTo(200);
      }
      return count.get();
    }
  }
}
