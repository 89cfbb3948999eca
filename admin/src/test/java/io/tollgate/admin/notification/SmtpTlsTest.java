package io.tollgate.admin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tollgate.admin.notification.MailSettings.Security;
import io.tollgate.admin.support.MailServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail to a server that takes nothing before the connection is protected. */
class SmtpTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Mail MAIL =
      new Mail("noreply@example.com", "ada@example.com", "Hello", "Hello Ada", null);

  @TempDir Path directory;

  @Test
  void password_and_mail_go_over_the_protected_connection() throws Exception {
    SSLContext tls = context("localhost");
    try (MailServer server = new MailServer(tls)) {
      smtp(server, tls.getSocketFactory()).send(MAIL, "Subject: Hello\r\n\r\nHi\r\n");

      assertThat(server.to("ada@example.com")).hasSize(1);
    }
  }

  @Test
  void a_server_that_is_not_the_one_named_gets_neither() throws Exception {
    SSLContext tls = context("other.example.com");
    try (MailServer server = new MailServer(tls)) {
      Smtp smtp = smtp(server, tls.getSocketFactory());

      assertThat(catchThrowable(() -> smtp.send(MAIL, "Subject: Hello\r\n\r\nHi\r\n")))
          .isInstanceOf(SSLException.class);
      assertThat(server.to("ada@example.com")).isEmpty();
    }
  }

  @Test
  void a_certificate_that_nobody_vouches_for_ends_it() throws Exception {
    SSLContext tls = context("localhost");
    try (MailServer server = new MailServer(tls)) {
      SSLSocketFactory strict = (SSLSocketFactory) SSLSocketFactory.getDefault();
      Smtp smtp = smtp(server, strict);

      assertThat(catchThrowable(() -> smtp.send(MAIL, "Subject: Hello\r\n\r\nHi\r\n")))
          .isInstanceOf(SSLException.class);
      assertThat(server.to("ada@example.com")).isEmpty();
    }
  }

  @Test
  void a_server_that_does_not_turn_to_tls_is_told_no_password() throws Exception {
    SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (MailServer server = new MailServer()) {
      Throwable thrown =
          catchThrowable(() -> smtp(server, tls).send(MAIL, "Subject: Hello\r\n\r\nHi\r\n"));

      assertThat(thrown).isInstanceOf(IOException.class).hasMessageContaining("530");
      assertThat(server.to("ada@example.com")).isEmpty();
    }
  }

  private static Smtp smtp(MailServer server, SSLSocketFactory tls) {
    return new Smtp(
        new MailSettings(
            "localhost",
            server.port(),
            Security.STARTTLS,
            MailServer.USER,
            MailServer.PASSWORD,
            "noreply@example.com",
            "http://admin.example.com",
            null),
        tls);
  }

  /** One that shows a certificate of this name, and trusts no other. */
  private SSLContext context(String host)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = directory.resolve(host + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "mail",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.txt").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("mail", keys.getCertificate("mail"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
