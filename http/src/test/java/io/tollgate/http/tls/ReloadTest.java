package io.tollgate.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReloadTest {

  private static final Duration NEVER = Duration.ofHours(1);

  @TempDir private Path directory;
  private TestCertificate first;
  private TestCertificate second;
  private CertificateFiles files;

  @BeforeEach
  void make() throws IOException {
    first = TestCertificate.make(directory, "first.test");
    second = TestCertificate.make(directory, "second.test");
    files = new CertificateFiles(directory.resolve("tls.pem"), directory.resolve("tls.key"));
    put(first.pem(), files.certificates());
    put(first.keyPem(), files.key());
  }

  private static void put(Path source, Path target) throws IOException {
    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private ServerTls tls(Duration every) throws UnusableCertificate {
    return ServerTls.load(files, InstantSource.system(), every);
  }

  @Test
  void shows_new_connections_the_new_certificate_when_asked_to_and_cuts_no_old_one()
      throws Exception {
    try (ServerTls tls = tls(NEVER);
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT);
        RawClient open = fixture.client(fixture.socket())) {
      open.send(TlsFixture.get("/before")).read();
      put(second.pem(), files.certificates());
      put(second.keyPem(), files.key());
      assertThat(fixture.shown()).isEqualTo(first.certificate());
      tls.reload();
      try (TlsFixture later = new TlsFixture(tls, HttpLimits.DEFAULT)) {
        assertThat(later.shown()).isEqualTo(second.certificate());
      }
      assertThat(open.send(TlsFixture.get("/after")).read().body()).isEqualTo("/after");
    }
  }

  @Test
  void notices_by_itself_that_the_files_have_changed() throws Exception {
    try (ServerTls tls = tls(Duration.ofMillis(20))) {
      // One after the other: seen in between, the key does not fit.
      put(second.pem(), files.certificates());
      put(second.keyPem(), files.key());
      boolean changed = false;
      while (!changed) {
        try (TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
          changed = fixture.shown().equals(second.certificate());
        }
      }
    }
  }

  @Test
  void serves_the_certificate_before_when_the_new_one_is_not_right() throws Exception {
    try (ServerTls tls = tls(NEVER);
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
      put(second.pem(), files.certificates());
      assertThatThrownBy(tls::reload)
          .isInstanceOf(UnusableCertificate.class)
          .hasMessageContaining("tls.key");
      assertThat(fixture.shown()).isEqualTo(first.certificate());
      Files.delete(files.key());
      assertThatThrownBy(tls::reload).hasMessageContaining("no such file");
      assertThat(fixture.shown()).isEqualTo(first.certificate());
    }
  }
}
