package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.proxy.OutgoingSettings;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.server.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The certificate that upstreams are shown, from the environment (gateway.md, 1.5). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpstreamIdentityTest {

  private TestCertificate certificate;
  private Path encrypted;
  private Path passwords;

  @BeforeAll
  void make(@TempDir Path directory) throws Exception {
    certificate = TestCertificate.make(directory, "gateway");
    encrypted = certificate.encryptedKey("hidden-word");
    passwords = Files.writeString(directory.resolve("passwords"), "another\nhidden-word\n");
  }

  private static OutgoingSettings of(Object... variables) throws Exception {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put("APICAST_PROXY_HTTPS_" + variables[i], variables[i + 1].toString());
    }
    return Outgoing.of(
        new SettingsReader().read(Map.of(), environment, null), InstantSource.system());
  }

  @Test
  @ContractRow({
    "1.5 apicast_proxy_https_certificate",
    "1.5 apicast_proxy_https_certificate_key",
    "1.5 apicast_proxy_https_password_file"
  })
  void a_certificate_with_its_key_is_read() throws Exception {
    assertThat(of().identity()).isEmpty();
    assertThat(of("CERTIFICATE", certificate.pem(), "CERTIFICATE_KEY", certificate.keyPem()))
        .satisfies(settings -> assertThat(settings.identity()).isPresent());
    assertThat(
            of(
                    "CERTIFICATE",
                    certificate.pem(),
                    "CERTIFICATE_KEY",
                    encrypted,
                    "PASSWORD_FILE",
                    passwords)
                .identity())
        .isPresent();
  }

  @Test
  @ContractRow("1.5 apicast_proxy_https_session_reuse")
  void sessions_are_taken_up_unless_off() throws Exception {
    assertThat(of().resumes()).isTrue();
    assertThat(of("SESSION_REUSE", "on").resumes()).isTrue();
    assertThat(of("SESSION_REUSE", "off").resumes()).isFalse();
  }

  @Test
  void what_cannot_be_used_refuses_the_start() {
    assertThatThrownBy(() -> of("CERTIFICATE", certificate.pem()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("gateway.upstream-certificate-key is missing");
    assertThatThrownBy(() -> of("CERTIFICATE_KEY", certificate.keyPem()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("gateway.upstream-certificate is missing");
    assertThatThrownBy(() -> of("CERTIFICATE", certificate.pem(), "CERTIFICATE_KEY", encrypted))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("no password opens it");
    assertThatThrownBy(
            () ->
                of(
                    "CERTIFICATE",
                    certificate.pem(),
                    "CERTIFICATE_KEY",
                    encrypted,
                    "PASSWORD_FILE",
                    passwords + ".missing"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("with a password on each line");
  }
}
