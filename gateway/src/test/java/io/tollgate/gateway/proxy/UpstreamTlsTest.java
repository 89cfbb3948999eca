package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.ClientsSeen;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.tls.ClientIdentity;
import io.tollgate.http.tls.PemSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom the gateway trusts when it speaks TLS to others, and as whom (gateway.md, 1.5, 2.7, 5.3).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpstreamTlsTest {

  private TestCertificate server;
  private TestCertificate gateways;
  private TestCertificate products;

  /** Answers with the name on the certificate that it is shown. */
  private ScriptedUpstream secure;

  private GatewayFixture fixture;
  private LoggedLines log;

  @BeforeAll
  void listen(@TempDir Path directory) {
    server = TestCertificate.make(directory, "localhost");
    gateways = TestCertificate.make(directory, "gateway");
    products = TestCertificate.make(directory, "product");
    secure = ClientsSeen.naming(server);
  }

  @AfterAll
  void stop() {
    secure.close();
  }

  @BeforeEach
  void start() {
    log = new LoggedLines();
    fixture = new GatewayFixture();
  }

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private String url() {
    return "https://localhost:" + secure.port();
  }

  private ObjectNode service(String... links) {
    ObjectNode service = fixture.service();
    proxy(service).put("api_backend", url());
    return links.length == 0 ? service : chain(service, links);
  }

  private GatewayFixture trustingServer(boolean verifyUpstreams) {
    ClientIdentity identity = identity();
    return verifying(verifyUpstreams)
        .with(
            settings ->
                new SettingsChange(settings).trusted(server.pem()).identity(identity).done());
  }

  private GatewayFixture verifying(boolean verifyUpstreams) {
    UpstreamSettings usual = UpstreamSettings.DEFAULT;
    return fixture.with(
        settings ->
            new SettingsChange(settings)
                .upstream(
                    new UpstreamSettings(
                        usual.limits(),
                        usual.timeouts(),
                        verifyUpstreams,
                        usual.forwarded(),
                        usual.requestId(),
                        usual.retryCases()))
                .done());
  }

  private ClientIdentity identity() {
    try {
      return ClientIdentity.load(
          new PemSource.InFile(gateways.pem()),
          new PemSource.InFile(gateways.keyPem()),
          List.of(),
          InstantSource.system());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String embedded(Path pem) {
    try {
      return "data:application/octet-stream;name=a.pem;base64,"
          + Base64.getEncoder()
              .encodeToString(Files.readString(pem).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String mutual(String more) {
    return link(
        "upstream_mtls",
        """
        "certificate_type":"embedded","certificate":"%s",
        "certificate_key_type":"embedded","certificate_key":"%s"%s
        """
            .formatted(embedded(products.pem()), embedded(products.keyPem()), more));
  }

  private String body() {
    return fixture.get("/x?user_key=value").body();
  }

  private int status() {
    return fixture.get("/x?user_key=value").status();
  }

  @Test
  void upstreams_are_not_verified_unless_told() {
    verifying(false).serve(service());
    assertThat(body()).isEqualTo(ClientsSeen.NOBODY);
  }

  @Test
  void an_upstream_that_nobody_vouches_for_is_not_called_where_verification_is_on() {
    verifying(true).serve(service());
    assertThat(status()).isEqualTo(502);
    assertThat(log.lines()).anyMatch(line -> line.startsWith("TLS while in HANDSHAKE"));
  }

  @Test
  void an_upstream_whose_authority_is_in_the_file_is_called() {
    trustingServer(true).serve(service());
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void upstreams_are_shown_the_gateways_certificate_and_backends_are_not() {
    String refused = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
    try (ScriptedUpstream backend =
        ClientsSeen.answering(
            server, name -> name.equals(ClientsSeen.NOBODY) ? GatewayFixture.OK : refused)) {
      ObjectNode service = service();
      proxy(service).putObject("backend").put("endpoint", "https://localhost:" + backend.port());
      trustingServer(false).serve(service);
      assertThat(body()).isEqualTo("CN=gateway");
      assertThat(backend.requests()).isNotEmpty();
    }
  }

  @Test
  void the_policys_certificate_beats_the_gateways_and_is_shown_for_its_service_alone() {
    ObjectNode other = service().put("id", 43);
    proxy(other).putArray("hosts").add("other");
    trustingServer(false).serve(service(mutual(""), APICAST), other);
    for (int i = 0; i < 2; i++) {
      assertThat(body()).isEqualTo("CN=product");
      assertThat(
              RawClient.exchange(
                      fixture.address(),
                      GatewayFixture.request("GET", "/?user_key=value", "other", ""))
                  .body())
          .isEqualTo("CN=gateway");
    }
  }

  @Test
  void the_policy_takes_files_too() {
    fixture.serve(
        service(
            link(
                "upstream_mtls",
                "\"certificate\":\"%s\",\"certificate_key\":\"%s\""
                    .formatted(products.pem(), products.keyPem())),
            APICAST));
    assertThat(body()).isEqualTo("CN=product");
  }

  @Test
  void the_policy_verifies_against_its_own_authorities() {
    String right = JsonNodeFactory.instance.stringNode(text(server.pem())).toString();
    String wrong = JsonNodeFactory.instance.stringNode(text(products.pem())).toString();
    ObjectNode refused = service(mutual(",\"verify\":true,\"ca_certificates\":[" + wrong + "]"));
    chain(refused, mutual(",\"verify\":true,\"ca_certificates\":[" + wrong + "]"), APICAST);
    refused.put("id", 43);
    proxy(refused).putArray("hosts").add("wrong");
    fixture.serve(
        service(mutual(",\"verify\":true,\"ca_certificates\":[" + right + "]"), APICAST), refused);
    assertThat(body()).isEqualTo("CN=product");
    assertThat(
            RawClient.exchange(
                    fixture.address(),
                    GatewayFixture.request("GET", "/?user_key=value", "wrong", ""))
                .status())
        .isEqualTo(502);
  }

  private static String text(Path pem) {
    try {
      return Files.readString(pem);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_certificate_that_cannot_be_used_is_told_without_its_key() {
    String key = embedded(gateways.keyPem());
    fixture.serve(
        service(
            link(
                "upstream_mtls",
                """
                "certificate_type":"embedded","certificate":"%s",
                "certificate_key_type":"embedded","certificate_key":"%s"
                """
                    .formatted(embedded(products.pem()), key)),
            APICAST));
    assertThat(status()).isEqualTo(500);
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.contains("certificate or its key cannot be used: certificate_key: the key"))
        .noneMatch(line -> line.contains(key.substring(key.length() - 20)));
  }
}
