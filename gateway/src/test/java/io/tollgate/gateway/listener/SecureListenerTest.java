package io.tollgate.gateway.listener;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.gateway.configuration.ConfigurationException;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.testkit.TrustingClient;
import io.tollgate.http.tls.CertificateFiles;
import io.tollgate.http.tls.CertificateSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The listener that speaks TLS, and policy tls (gateway.md, 1.5, 2.2 and 5.3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureListenerTest {

  private TestCertificate own;
  private TestCertificate products;
  private @Nullable GatewayFixture fixture;

  @BeforeAll
  void make(@TempDir Path directory) {
    own = TestCertificate.make(directory, "gateway.test");
    products = TestCertificate.make(directory, "product.test");
  }

  @AfterEach
  void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private SecureListening secure(InetSocketAddress address, boolean announced) {
    CertificateSource files = new CertificateFiles(own.pem(), own.keyPem());
    return new SecureListening(address, List.of(files), OptionalInt.of(1), announced);
  }

  private GatewayFixture gateway() {
    GatewayFixture made = new GatewayFixture();
    fixture = made;
    return made.with(
        settings ->
            new SettingsChange(settings)
                .listener(settings.listener().with(secure(anyPort(), false)))
                .done());
  }

  private static RawClient client(GatewayFixture gateway, SSLSocket socket) {
    return new RawClient(gateway.gateway().secureAddress().orElseThrow(), socket);
  }

  private static X509Certificate shown(GatewayFixture gateway, String host) throws Exception {
    SSLSocket socket = TrustingClient.socket(host);
    try (RawClient client = client(gateway, socket)) {
      client.send(GatewayFixture.request("GET", "/?user_key=value", "localhost", ""));
      assertThat(client.read().status()).isEqualTo(200);
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void calls_come_in_over_tls_and_in_the_clear() throws Exception {
    GatewayFixture gateway = gateway();
    gateway.serve(gateway.service());
    assertThat(gateway.get("/?user_key=value").status()).isEqualTo(200);
    assertThat(shown(gateway, "localhost")).isEqualTo(own.certificate());
    assertThat(gateway.upstream.requests()).hasSize(2);
  }

  @Test
  void with_the_same_port_there_is_tls_only() throws Exception {
    int port;
    try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    GatewayFixture gateway = new GatewayFixture();
    fixture = gateway;
    gateway.with(
        settings ->
            new SettingsChange(settings)
                .listener(
                    new ListenerSettings(
                        address,
                        false,
                        Optional.of(secure(address, false)),
                        HttpLimits.DEFAULT,
                        100,
                        settings.listener().spool()))
                .done());
    gateway.serve(gateway.service());
    assertThat(shown(gateway, "localhost")).isEqualTo(own.certificate());
    try (RawClient clear = gateway.client()) {
      clear.send(GatewayFixture.request("GET", "/?user_key=value", "localhost", ""));
      assertThat(clear.readToEnd()).doesNotContain("200 OK");
    }
  }

  private static ArrayNode tls(ObjectNode service) {
    chain(service, APICAST, link("tls", ""));
    ObjectNode policy = (ObjectNode) GatewayFixture.proxy(service).get("policy_chain").get(1);
    return ((ObjectNode) policy.get("configuration")).putArray("certificates");
  }

  private static String dataUrl(Path file) throws Exception {
    byte[] content = Files.readString(file).getBytes(StandardCharsets.ISO_8859_1);
    return "data:application/x-x509-ca-cert;name=a.pem;base64,"
        + Base64.getEncoder().encodeToString(content);
  }

  private ObjectNode productWithCertificate(GatewayFixture gateway) {
    ObjectNode service = gateway.service();
    GatewayFixture.proxy(service).putArray("hosts").add("localhost").add("product.test");
    return service;
  }

  @Test
  void policy_tls_serves_its_first_good_pair_for_the_hosts_of_the_product() throws Exception {
    GatewayFixture gateway = gateway();
    ObjectNode service = productWithCertificate(gateway);
    ArrayNode pairs = tls(service);
    pairs.addObject().put("certificate_path", "/nowhere").put("certificate_key_path", "/nowhere");
    pairs
        .addObject()
        .put("certificate_path", products.pem().toString())
        .put("certificate_key_path", products.keyPem().toString());
    gateway.serve(service);
    assertThat(shown(gateway, "product.test")).isEqualTo(products.certificate());
    assertThat(shown(gateway, "elsewhere.test")).isEqualTo(own.certificate());
  }

  @Test
  void policy_tls_takes_data_urls() throws Exception {
    GatewayFixture gateway = gateway();
    ObjectNode service = productWithCertificate(gateway);
    tls(service)
        .addObject()
        .put("certificate", dataUrl(products.pem()))
        .put("certificate_key", dataUrl(products.keyPem()));
    gateway.serve(service);
    assertThat(shown(gateway, "product.test")).isEqualTo(products.certificate());
  }

  @Test
  void without_a_good_pair_policy_tls_leaves_the_listeners_own() throws Exception {
    GatewayFixture gateway = gateway();
    ObjectNode service = productWithCertificate(gateway);
    tls(service).addObject().put("certificate", "data:,x").put("certificate_key", "data:,y");
    gateway.serve(service);
    assertThat(shown(gateway, "product.test")).isEqualTo(own.certificate());
  }

  @Test
  void clients_may_show_a_certificate_that_nobody_knows() throws Exception {
    GatewayFixture gateway = gateway();
    gateway.serve(gateway.service());
    SSLSocket socket = TrustingClient.socket("localhost", products);
    try (RawClient client = client(gateway, socket)) {
      client.send(GatewayFixture.request("GET", "/?user_key=value", "localhost", ""));
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(socket.getSession().getLocalCertificates()).hasSize(1);
    }
  }

  @Test
  void a_certificate_that_cannot_be_served_stops_the_start() throws Exception {
    GatewayFixture gateway = gateway();
    Path key = own.keyPem();
    String before = Files.readString(key);
    try {
      Files.copy(products.keyPem(), key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      assertThatThrownBy(() -> gateway.serve(gateway.service()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("does not belong to");
    } finally {
      Files.writeString(key, before);
    }
  }
}
