package io.tollgate.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.http.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateFilesTest {

  private Path directory;
  private TestCertificate elliptic;
  private TestCertificate rsa;
  private Instant now;

  @BeforeAll
  void make(@TempDir Path temporary) {
    directory = temporary;
    elliptic = TestCertificate.make(directory, "ec.test");
    rsa = TestCertificate.make(directory, "rsa.test", "-keyalg", "RSA", "-keysize", "2048");
    now = Instant.now();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private void read(Path certificates, Path key) throws UnusableCertificate {
    ServerCertificate.read(new CertificateFiles(certificates, key), now);
  }

  private void refuses(Path certificates, Path key, Path culprit, String cause, String remedy) {
    assertThatThrownBy(() -> read(certificates, key))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageStartingWith(culprit + ": ")
        .hasMessageContaining(cause)
        .hasMessageContaining(remedy);
  }

  @Test
  void takes_keys_in_pkcs_8() throws Exception {
    read(elliptic.pem(), elliptic.keyPem());
    read(rsa.pem(), rsa.keyPem());
  }

  @Test
  void takes_rsa_keys_in_pkcs_1() throws Exception {
    byte[] der = rsa.key().getEncoded();
    // Behind version and algorithm stands the older form.
    byte[] older = Arrays.copyOfRange(der, 26, der.length);
    read(rsa.pem(), file("pkcs1.key", TestCertificate.pem("RSA PRIVATE KEY", older)));
  }

  @Test
  void takes_ec_keys_in_the_form_of_openssl_with_parameters_before_them() throws Exception {
    byte[] secret = ((ECPrivateKey) elliptic.key()).getS().toByteArray();
    byte[] fixed = new byte[48];
    int length = Math.min(secret.length, fixed.length);
    System.arraycopy(secret, secret.length - length, fixed, fixed.length - length, length);
    String curve = "06052b81040022";
    byte[] older =
        HexFormat.of()
            .parseHex(
                "303e" + "020101" + "0430" + HexFormat.of().formatHex(fixed) + "a007" + curve);
    Path key =
        file(
            "sec1.key",
            TestCertificate.pem("EC PARAMETERS", HexFormat.of().parseHex(curve))
                + TestCertificate.pem("EC PRIVATE KEY", older));
    read(elliptic.pem(), key);
  }

  @Test
  void keeps_the_order_of_a_chain() throws Exception {
    Path chain = file("chain.pem", Files.readString(rsa.pem()) + Files.readString(elliptic.pem()));
    ServerCertificate read = ServerCertificate.read(new CertificateFiles(chain, rsa.keyPem()), now);
    assertThat(read.chain()).containsExactly(rsa.certificate(), elliptic.certificate());
    assertThat(read.toString()).contains("CN=rsa.test").contains("valid until");
  }

  @Test
  void says_which_file_is_missing() {
    Path none = directory.resolve("none");
    refuses(none, elliptic.keyPem(), none, "no such file", "correct the setting");
    refuses(elliptic.pem(), none, none, "no such file", "correct the setting");
  }

  @Test
  void says_which_file_may_not_be_read() throws Exception {
    Path closed = file("closed.pem", "");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    if (!Files.isReadable(closed)) {
      refuses(closed, elliptic.keyPem(), closed, "permission denied", "Make it readable");
    } else {
      // The superuser reads everything.
      refuses(closed, elliptic.keyPem(), closed, "no certificate in it", "BEGIN CERTIFICATE");
    }
  }

  @Test
  void says_that_the_key_is_another_certificates() {
    refuses(elliptic.pem(), rsa.keyPem(), rsa.keyPem(), "does not belong to", "ec.test.pem");
    TestCertificate other = TestCertificate.make(directory, "other.test");
    refuses(elliptic.pem(), other.keyPem(), other.keyPem(), "does not belong to", "Give the key");
  }

  @Test
  void says_since_when_the_certificate_is_expired() {
    now = elliptic.certificate().getNotAfter().toInstant().plusSeconds(1);
    try {
      refuses(elliptic.pem(), elliptic.keyPem(), elliptic.pem(), "expired at 20", "Renew it");
    } finally {
      now = Instant.now();
    }
  }

  @Test
  void says_that_the_certificate_is_for_later() {
    now = elliptic.certificate().getNotBefore().toInstant().minus(Duration.ofDays(1));
    try {
      refuses(elliptic.pem(), elliptic.keyPem(), elliptic.pem(), "valid from", "clock");
    } finally {
      now = Instant.now();
    }
  }

  @Test
  void says_what_is_in_the_wrong_place() {
    refuses(
        elliptic.keyPem(), elliptic.keyPem(), elliptic.keyPem(), "no certificate in it", "BEGIN");
    refuses(elliptic.pem(), elliptic.pem(), elliptic.pem(), "no private key in it", "BEGIN");
  }

  @Test
  void says_how_to_remove_a_password() throws Exception {
    Path modern =
        file("modern.key", TestCertificate.pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3}));
    Path older =
        file(
            "older.key",
            """
            -----BEGIN RSA PRIVATE KEY-----
            Proc-Type: 4,ENCRYPTED
            DEK-Info: AES-128-CBC,3F17F5316E2BAC89

            AQID
            -----END RSA PRIVATE KEY-----
            """);
    refuses(elliptic.pem(), modern, modern, "encrypted", "openssl pkey -in modern.key");
    refuses(elliptic.pem(), older, older, "encrypted", "openssl pkey -in older.key");
  }

  @Test
  void says_that_a_file_is_damaged() throws Exception {
    Path key = file("damaged.key", TestCertificate.pem("PRIVATE KEY", new byte[] {1, 2, 3}));
    Path ec = file("damaged-ec.key", TestCertificate.pem("EC PRIVATE KEY", new byte[] {0x30, 9}));
    Path certificate = file("damaged.pem", TestCertificate.pem("CERTIFICATE", new byte[] {1, 2}));
    Path base64 = file("base64.pem", "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n");
    refuses(elliptic.pem(), key, key, "damaged", "openssl pkey");
    refuses(elliptic.pem(), ec, ec, "damaged", "openssl pkey");
    refuses(certificate, elliptic.keyPem(), certificate, "damaged", "Copy the file again");
    refuses(base64, elliptic.keyPem(), base64, "damaged", "Copy the file again");
  }
}
