package io.tollgate.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.TestCertificate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code tollgate config --check} says of certificates what a start would say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigCheckTest {
  private static final String BACKEND = "--backend.tls.";
  private static final String GATEWAY = "--gateway.https.";
  private static final String UPSTREAM = "--gateway.upstream-";

  private final StringWriter printed = new StringWriter();
  private Path directory;
  private TestCertificate good;
  private TestCertificate other;
  private TestCertificate expired;

  @BeforeAll
  void make(@TempDir Path temporary) {
    directory = temporary;
    good = TestCertificate.make(directory, "good");
    other = TestCertificate.make(directory, "other");
    expired = TestCertificate.make(directory, "expired", "-startdate", "-2y", "-validity", "30");
  }

  private int check(Object... flags) {
    printed.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(printed, true);
    List<String> arguments = new ArrayList<>(List.of("config", "--check"));
    for (int i = 0; i < flags.length; i += 2) {
      arguments.add(flags[i] + "=" + flags[i + 1]);
    }
    return Commands.commandLine()
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }

  private int backend(Object certificate, Object key) {
    return check(BACKEND + "port", "0", BACKEND + "certificate", certificate, BACKEND + "key", key);
  }

  private int gateway(Object certificate, Object key) {
    return check(
        GATEWAY + "port",
        "0",
        GATEWAY + "certificate",
        certificate,
        GATEWAY + "certificate-key",
        key);
  }

  private int upstream(Object certificate, Object key) {
    return check(UPSTREAM + "certificate", certificate, UPSTREAM + "certificate-key", key);
  }

  @Test
  void good_ones_are_fine() {
    assertThat(check()).as(printed.toString()).isZero();
    assertThat(backend(good.pem(), good.keyPem())).as(printed.toString()).isZero();
    assertThat(gateway(good.pem(), good.keyPem())).as(printed.toString()).isZero();
    assertThat(upstream(good.pem(), good.keyPem())).as(printed.toString()).isZero();
    assertThat(check("--gateway.trusted-certificates", good.pem())).isZero();
  }

  @Test
  void a_certificate_without_its_key_is_named() {
    assertThat(check(BACKEND + "port", "0", BACKEND + "certificate", good.pem())).isOne();
    assertThat(printed.toString()).contains("set backend.tls.key, or none of the three");
    assertThat(check(GATEWAY + "port", "0", GATEWAY + "certificate", good.pem())).isOne();
    assertThat(printed.toString())
        .contains("gateway.https.certificate-key 0: give each certificate its key");
    assertThat(check(UPSTREAM + "certificate", good.pem())).isOne();
    assertThat(printed.toString())
        .contains("gateway.upstream-certificate-key is missing: set both");
  }

  @Test
  void a_key_of_another_certificate_is_named_with_its_setting() {
    String fault =
        other.keyPem() + ": the key does not belong to the first certificate in " + good.pem();
    assertThat(backend(good.pem(), other.keyPem())).isOne();
    assertThat(printed.toString())
        .contains("--backend.tls.key: " + fault, "Give the key the certificate was requested with");
    assertThat(gateway(good.pem(), other.keyPem())).isOne();
    assertThat(printed.toString()).contains("--gateway.https.certificate-key: " + fault);
    assertThat(upstream(good.pem(), other.keyPem())).isOne();
    assertThat(printed.toString()).contains("gateway.upstream-certificate-key: " + fault);
  }

  @Test
  void an_expired_one_is_named_with_its_setting() {
    String fault = expired.pem() + ": the certificate expired at ";
    assertThat(backend(expired.pem(), expired.keyPem())).isOne();
    assertThat(printed.toString())
        .contains("--backend.tls.certificate: " + fault, "Renew it and put the new one there");
    assertThat(gateway(good.pem() + "," + expired.pem(), good.keyPem() + "," + expired.keyPem()))
        .isOne();
    assertThat(printed.toString())
        .contains("--gateway.https.certificate: " + fault)
        .doesNotContain(good.pem().toString());
    assertThat(upstream(expired.pem(), expired.keyPem())).isOne();
    assertThat(printed.toString()).contains("gateway.upstream-certificate: " + fault);
  }

  @Test
  void files_that_are_not_there_or_no_certificates_are_named_all_at_once() throws Exception {
    Path missing = directory.resolve("missing.pem");
    Path text = Files.writeString(directory.resolve("text.pem"), "a certificate, once");
    assertThat(
            check(
                BACKEND + "port",
                "0",
                BACKEND + "certificate",
                good.pem(),
                BACKEND + "key",
                missing,
                "--gateway.trusted-certificates",
                text,
                GATEWAY + "port",
                "0",
                GATEWAY + "certificate",
                text,
                GATEWAY + "certificate-key",
                good.keyPem()))
        .isOne();
    assertThat(printed.toString())
        .contains(
            "--backend.tls.key: " + missing + ": no such file. Put it there",
            "--gateway.https.certificate: " + text + ": no certificate in it. Give a PEM file",
            "--gateway.trusted-certificates: " + text + ": no certificate in it. Give a PEM file");
  }

  @Test
  void what_no_role_of_the_process_uses_is_not_looked_at() {
    Path missing = directory.resolve("missing.pem");
    assertThat(check("--roles", "backend", UPSTREAM + "certificate", missing))
        .as(printed.toString())
        .isZero();
    assertThat(check(GATEWAY + "certificate", missing)).as("there is no such listener").isZero();
  }
}
