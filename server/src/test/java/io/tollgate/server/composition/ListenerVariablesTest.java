package io.tollgate.server.composition;

import static io.tollgate.server.composition.VariableSurroundings.CALL;
import static io.tollgate.server.composition.VariableSurroundings.address;
import static io.tollgate.server.composition.VariableSurroundings.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.conformance.ContractRow;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.ShownChain;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.testkit.TrustingClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Variables of the reference gateway about its listeners, from the environment to the wire
 * (gateway.md, 1.5).
 */
class ListenerVariablesTest {

  private static final String ANNOUNCED = "PROXY TCP4 192.0.2.7 10.0.0.1 4711 80\r\n";

  @TempDir static Path certificates;
  private static TestCertificate own;
  private static TestCertificate clients;

  @TempDir Path directory;
  private VariableSurroundings around;

  @BeforeAll
  static void makeCertificates() {
    own = TestCertificate.make(certificates, "gateway.test");
    clients = TestCertificate.make(certificates, "client.test");
  }

  @BeforeEach
  void make() {
    around = new VariableSurroundings(directory).flag("gateway.access-log-file", "off");
  }

  @AfterEach
  void close() {
    around.close();
  }

  private InetSocketAddress secure() {
    return address(around.gateway().encryptedGatewayUrl().orElseThrow());
  }

  private int statusOver(SSLSocket socket) {
    try (RawClient client = new RawClient(secure(), socket)) {
      return client.send(request("localhost", CALL)).read().status();
    }
  }

  private X509Certificate shown() throws Exception {
    SSLSocket socket = TrustingClient.socket("localhost");
    assertThat(statusOver(socket)).isEqualTo(200);
    return (X509Certificate) socket.getSession().getPeerCertificates()[0];
  }

  @Test
  @ContractRow({
    "1.5 APICAST_HTTPS_PORT",
    "1.5 APICAST_HTTPS_CERTIFICATE",
    "1.5 APICAST_HTTPS_CERTIFICATE_KEY"
  })
  void https_port_and_certificate() throws Exception {
    around.start();
    assertThat(around.gateway().encryptedGatewayUrl()).isEmpty();
    around.start("APICAST_HTTPS_PORT", "0");
    assertThat(shown().getSubjectX500Principal())
        .as("a pair of its own, signed by itself")
        .isEqualTo(shown().getIssuerX500Principal());
    assertThat(around.get(CALL).status()).isEqualTo(200);
    around.start(
        "APICAST_HTTPS_PORT",
        "0",
        "APICAST_HTTPS_CERTIFICATE",
        own.pem().toString(),
        "APICAST_HTTPS_CERTIFICATE_KEY",
        own.keyPem().toString());
    assertThat(shown()).isEqualTo(own.certificate());
  }

  @Test
  @ContractRow("1.5 APICAST_HTTPS_PORT")
  void with_the_port_of_http_there_is_https_only() throws Exception {
    String port = String.valueOf(freePort());
    around.flag("gateway.port", port).start("APICAST_HTTPS_PORT", port);
    shown();
    try (RawClient clear = new RawClient(secure())) {
      assertThat(clear.send(request("localhost", CALL)).readToEnd()).doesNotContain("200 OK");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private int certificatesSent() {
    SSLSocket socket = TrustingClient.socket("localhost", clients);
    assertThat(statusOver(socket)).isEqualTo(200);
    Object[] sent = socket.getSession().getLocalCertificates();
    return sent == null ? 0 : sent.length;
  }

  @Test
  @ContractRow("1.5 APICAST_HTTPS_VERIFY_CLIENT")
  void https_verify_client() {
    around.start("APICAST_HTTPS_PORT", "0", "APICAST_HTTPS_VERIFY_CLIENT", "off");
    assertThat(certificatesSent()).as("nobody asks").isZero();
    around.start("APICAST_HTTPS_PORT", "0");
    assertThat(certificatesSent()).as("asked for, and taken though nobody knows it").isEqualTo(1);
    assertThat(statusOver(TrustingClient.socket("localhost"))).as("none").isEqualTo(200);
  }

  @Test
  @ContractRow({"1.5 APICAST_HTTP_PROXY_PROTOCOL", "1.5 APICAST_HTTPS_PROXY_PROTOCOL"})
  void proxy_protocol() throws Exception {
    around.start("APICAST_HTTPS_PORT", "0", "APICAST_HTTP_PROXY_PROTOCOL", "true");
    try (RawClient client = new RawClient(around.address())) {
      assertThat(client.send(ANNOUNCED + request("localhost", CALL)).read().status())
          .isEqualTo(200);
    }
    try (RawClient client = new RawClient(around.address())) {
      assertThat(client.send(request("localhost", CALL)).readToEnd()).isEmpty();
    }
    shown();

    around.start("APICAST_HTTPS_PORT", "0", "APICAST_HTTPS_PROXY_PROTOCOL", "true");
    assertThat(around.get(CALL).status()).isEqualTo(200);
    assertThat(answerOverTls(ANNOUNCED)).startsWith("HTTP/1.1 200 ");
    assertThat(answerOverTls("")).isEmpty();
  }

  /** What comes back, empty when the connection is closed. */
  private String answerOverTls(String before) throws Exception {
    InetSocketAddress server = secure();
    try (Socket plain = new Socket(server.getAddress(), server.getPort())) {
      plain.setSoTimeout(20_000);
      plain.getOutputStream().write(before.getBytes(StandardCharsets.ISO_8859_1));
      Socket secured =
          TrustingClient.context(null)
              .getSocketFactory()
              .createSocket(plain, "localhost", server.getPort(), true);
      String call = request("localhost", CALL, "Connection: close");
      secured.getOutputStream().write(call.getBytes(StandardCharsets.ISO_8859_1));
      return new String(secured.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }

  @Test
  @ContractRow("1.5 APICAST_HTTPS_VERIFY_DEPTH")
  void https_verify_depth() {
    ShownChain three = new ShownChain(clients, own.certificate(), own.certificate());
    around.start("APICAST_HTTPS_PORT", "0");
    assertThat(statusWith(three)).as("one authority below the root, by default").isEqualTo(200);
    around.start("APICAST_HTTPS_PORT", "0", "APICAST_HTTPS_VERIFY_DEPTH", "0");
    assertThat(statusWith(new ShownChain(clients, own.certificate()))).isEqualTo(200);
    assertThatThrownBy(() -> statusWith(three)).hasRootCauseInstanceOf(IOException.class);
  }

  private int statusWith(ShownChain chain) {
    return statusOver(TrustingClient.socket("localhost", TrustingClient.showing(chain)));
  }
}
