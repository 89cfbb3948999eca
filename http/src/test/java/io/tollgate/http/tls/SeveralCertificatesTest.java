package io.tollgate.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.testkit.TrustingClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A client gets the certificate of the host that it names (gateway contract 1.5, 5.3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralCertificatesTest {

  private static final Duration NEVER = Duration.ofHours(1);

  private TestCertificate first;
  private TestCertificate second;
  private TestCertificate wild;
  private Path directory;

  @BeforeAll
  void make(@TempDir Path temporary) {
    directory = temporary;
    first = TestCertificate.make(directory, "first.test");
    second = TestCertificate.make(directory, "second.test", "-keyalg", "RSA");
    wild = TestCertificate.make(directory, "wild.test", "-ext", "san=dns:*.wild.test");
  }

  private static CertificateFiles files(TestCertificate certificate) {
    return new CertificateFiles(certificate.pem(), certificate.keyPem());
  }

  private ServerTls tls(TlsNames others, Duration every) throws UnusableCertificate {
    return ServerTls.load(
        List.of(files(first), files(second), files(wild)),
        TlsTerms.PLAIN,
        others,
        InstantSource.system(),
        every);
  }

  private static X509Certificate shown(TlsFixture fixture, @Nullable String host) throws Exception {
    SSLSocket socket = host == null ? fixture.socket() : TrustingClient.socket(host);
    try (RawClient client = fixture.client(socket)) {
      assertThat(client.send(TlsFixture.get("/x")).read().body()).isEqualTo("/x");
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void a_client_gets_the_certificate_of_the_host_it_names() throws Exception {
    try (ServerTls tls = tls(TlsNames.NONE, NEVER);
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
      assertThat(shown(fixture, "second.test")).isEqualTo(second.certificate());
      assertThat(shown(fixture, "SECOND.test")).isEqualTo(second.certificate());
      assertThat(shown(fixture, "a.wild.test")).isEqualTo(wild.certificate());
      assertThat(shown(fixture, "first.test")).isEqualTo(first.certificate());
    }
  }

  @Test
  void a_client_that_names_no_host_or_an_unknown_one_gets_the_first() throws Exception {
    try (ServerTls tls = tls(TlsNames.NONE, NEVER);
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
      assertThat(shown(fixture, null)).isEqualTo(first.certificate());
      assertThat(shown(fixture, "a.b.wild.test")).isEqualTo(first.certificate());
    }
  }

  @Test
  void others_are_asked_first_and_their_files_are_followed() throws Exception {
    TestCertificate own = TestCertificate.make(directory, "own.test");
    TestCertificate renewed = TestCertificate.make(directory, "renewed.test");
    TlsIdentity identity = TlsIdentity.load(files(own), InstantSource.system());
    TlsNames others = host -> host.equals("second.test") ? identity : null;
    try (ServerTls tls = tls(others, Duration.ofMillis(20));
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
      assertThat(shown(fixture, "second.test")).isEqualTo(own.certificate());
      assertThat(shown(fixture, "first.test")).isEqualTo(first.certificate());
      Files.copy(renewed.keyPem(), own.keyPem(), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(renewed.pem(), own.pem(), StandardCopyOption.REPLACE_EXISTING);
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (shown(fixture, "second.test").equals(own.certificate())) {
        assertThat(System.nanoTime()).as("the renewed certificate is not served").isLessThan(end);
      }
      assertThat(shown(fixture, "second.test")).isEqualTo(renewed.certificate());
    }
  }

  @Test
  void a_certificate_that_nobody_vouches_for_can_be_made() throws Exception {
    CertificateText made = SelfSigned.make("made here", "localhost", Instant.now());
    assertThat(made.toString()).isEqualTo("made here");
    TlsTerms terms = new TlsTerms(false, OptionalInt.of(1));
    try (ServerTls tls =
            ServerTls.load(List.of(made), terms, TlsNames.NONE, InstantSource.system(), NEVER);
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
      X509Certificate shown = shown(fixture, "localhost");
      shown.verify(shown.getPublicKey());
      shown.checkValidity();
      assertThat(shown.getSubjectX500Principal().getName()).isEqualTo("CN=localhost");
      assertThat(shown.getSubjectAlternativeNames().toString()).contains("localhost");
    }
  }
}
