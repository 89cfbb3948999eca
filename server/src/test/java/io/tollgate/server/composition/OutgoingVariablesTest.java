package io.tollgate.server.composition;

import static io.tollgate.server.composition.VariableSurroundings.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ContractRow;
import io.tollgate.http.testkit.ForwardProxy;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.testkit.TlsListening;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Variables of the reference gateway about its own calls, from the environment to the wire
 * (gateway.md, 1.5).
 */
class OutgoingVariablesTest {

  @TempDir Path directory;
  private VariableSurroundings around;

  @BeforeEach
  void make() {
    around = new VariableSurroundings(directory).flag("gateway.access-log-file", "off");
  }

  @AfterEach
  void close() {
    around.close();
  }

  @Test
  @ContractRow({"1.5 OPENSSL_VERIFY", "1.5 SSL_CERT_FILE"})
  void openssl_verify_and_ssl_cert_file() {
    TestCertificate own = TestCertificate.make(directory, "localhost");
    try (ScriptedUpstream backend =
        new ScriptedUpstream(
            TlsListening.with(own),
            connection -> {
              while (true) {
                connection.readRequest();
                connection.send(VariableSurroundings.OK);
              }
            })) {
      String url = "https://localhost:" + backend.port();
      around.start("BACKEND_ENDPOINT_OVERRIDE", url);
      assertThat(around.get(CALL).status()).isEqualTo(403);
      around.start("BACKEND_ENDPOINT_OVERRIDE", url, "OPENSSL_VERIFY", "false");
      assertThat(around.get(CALL).status()).isEqualTo(200);
      around.start("BACKEND_ENDPOINT_OVERRIDE", url, "SSL_CERT_FILE", own.pem().toString());
      assertThat(around.get(CALL).status()).isEqualTo(200);
    }
  }

  @Test
  @ContractRow({
    "1.5 apicast_proxy_https_certificate",
    "1.5 apicast_proxy_https_certificate_key",
    "1.5 apicast_proxy_https_password_file"
  })
  void proxy_https_certificate() throws Exception {
    TestCertificate own = TestCertificate.make(directory, "localhost");
    TestCertificate shown = TestCertificate.make(directory, "gateway");
    Path passwords = Files.writeString(directory.resolve("passwords"), "no\nhidden-word\n");
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            TlsListening.askingForOne(own),
            connection -> {
              connection.readRequest();
              X509Certificate client = (X509Certificate) connection.tls().getPeerCertificates()[0];
              connection.send(ScriptedUpstream.ok(client.getSubjectX500Principal().getName()));
            })) {
      String service =
          around
              .service(42, "localhost")
              .replace(
                  "http://127.0.0.1:" + around.upstream.port(),
                  "https://localhost:" + upstream.port());
      around.serving(
          service,
          "APICAST_PROXY_HTTPS_CERTIFICATE",
          shown.pem().toString(),
          "APICAST_PROXY_HTTPS_CERTIFICATE_KEY",
          shown.encryptedKey("hidden-word").toString(),
          "APICAST_PROXY_HTTPS_PASSWORD_FILE",
          passwords.toString());
      assertThat(around.get(CALL).body()).isEqualTo("CN=gateway");
    }
  }

  @Test
  @ContractRow({"1.5 http_proxy", "1.5 all_proxy", "1.5 no_proxy"})
  void proxies() {
    try (ForwardProxy proxy = new ForwardProxy();
        ForwardProxy other = new ForwardProxy()) {
      around.start("HTTP_PROXY", other.url(), "http_proxy", proxy.url());
      assertThat(around.get(CALL).body()).isEqualTo("from the upstream");
      assertThat(proxy.requestLines())
          .hasSize(2)
          .allMatch(line -> line.startsWith("GET http://127.0.0.1:"));
      around.start("all_proxy", other.url(), "no_proxy", "example.com,127.0.0.1");
      assertThat(around.get(CALL).body()).isEqualTo("from the upstream");
      assertThat(other.requests()).isEmpty();
      around.start("ALL_PROXY", other.url());
      assertThat(around.get(CALL).body()).isEqualTo("from the upstream");
      assertThat(other.requests()).hasSize(2);
    }
  }
}
