package io.tollgate.gateway.listener;

import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.log.AccessLogSettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.Http2Answer;
import io.tollgate.http.testkit.Http2Call;
import io.tollgate.http.testkit.Http2Client;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.tls.CertificateFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Calls that come in over HTTP/2 are calls like others (gateway.md, 2.9, rulings 10 and 12). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2CallsTest {

  private TestCertificate certificate;
  private @Nullable GatewayFixture fixture;

  @BeforeAll
  void make(@TempDir Path directory) {
    certificate = TestCertificate.make(directory, "localhost");
  }

  @AfterEach
  void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  private static final ScriptedUpstream.Script ECHO =
      connection -> {
        while (true) {
          connection.send(ScriptedUpstream.ok(connection.readRequest().body()));
        }
      };

  private GatewayFixture gateway(ScriptedUpstream.@Nullable Script upstream) {
    GatewayFixture made = new GatewayFixture(upstream);
    fixture = made;
    SecureListening secure =
        new SecureListening(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            List.of(new CertificateFiles(certificate.pem(), certificate.keyPem())),
            OptionalInt.empty(),
            false);
    return made.with(
        settings -> new SettingsChange(settings).listener(settings.listener().with(secure)).done());
  }

  private GatewayFixture serve(String... policies) {
    GatewayFixture made = gateway(ECHO);
    List<String> links = new ArrayList<>();
    for (String policy : policies) {
      links.add(link(policy, ""));
    }
    links.add(APICAST);
    ObjectNode service = GatewayFixture.rules(made.service(), rule("ANY", "/open", 1));
    return made.serve(chain(service, links.toArray(String[]::new)));
  }

  private static Http2Client client(GatewayFixture gateway) {
    return new Http2Client(gateway.gateway().secureAddress().orElseThrow());
  }

  @Test
  void a_call_is_authorised_and_goes_on_over_http_1() {
    GatewayFixture gateway = serve();
    try (Http2Client client = client(gateway)) {
      Http2Answer answer =
          client.get("localhost", "/open?user_key=value", "cookie", "a=1", "cookie", "b=2");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(client.get("localhost", "/open").status()).isEqualTo(403);
      assertThat(client.get("localhost", "/shut?user_key=value").status()).isEqualTo(404);
      assertThat(client.get("elsewhere", "/open?user_key=value").status()).isEqualTo(404);
    }
    RawMessage request = gateway.upstreamRequest();
    assertThat(request.start()).isEqualTo("GET /open?user_key=value HTTP/1.1");
    assertThat(request.header("cookie")).isEqualTo("a=1; b=2");
    assertThat(gateway.backendQuery()).contains("user_key=value");
  }

  @Test
  void no_spelling_of_a_path_gets_round_the_rules() {
    GatewayFixture gateway = serve();
    try (Http2Client client = client(gateway)) {
      for (String path :
          List.of("/open/../shut", "/open/%2e%2e/shut", "/open/..%2Fshut", "//shut", "/open/..")) {
        assertThat(client.get("localhost", path + "?user_key=value").status())
            .as(path)
            .isEqualTo(404);
      }
      assertThat(client.get("localhost", "/open%00?user_key=value").status()).isEqualTo(400);
    }
    assertThat(gateway.upstream.requests()).isEmpty();
  }

  @Test
  void credentials_are_found_in_a_form() {
    GatewayFixture gateway = serve();
    try (Http2Client client = client(gateway)) {
      Http2Call call =
          client
              .call()
              .head(
                  false,
                  "localhost",
                  "POST",
                  "/open",
                  "content-type",
                  "application/x-www-form-urlencoded");
      assertThat(call.body("user_key=", false).body("value", true).answer().body())
          .isEqualTo("user_key=value");
    }
    assertThat(gateway.backendQuery()).contains("user_key=value");
    assertThat(gateway.upstreamRequest().header("content-length")).isEqualTo("14");
  }

  @Test
  void a_long_body_without_a_length_is_sent_with_one() {
    String piece = "0123456789abcdef".repeat(4096);
    GatewayFixture gateway = serve();
    try (Http2Client client = client(gateway)) {
      Http2Call call = client.call().head(false, "localhost", "POST", "/open?user_key=value");
      for (int i = 0; i < 10; i++) {
        call.body(piece, false);
      }
      assertThat(call.body("", true).answer().body()).isEqualTo(piece.repeat(10));
    }
    assertThat(gateway.upstreamRequest().header("content-length")).isEqualTo("655360");
    assertThat(gateway.upstreamRequest().header("transfer-encoding")).isEmpty();
  }

  @Test
  void with_request_unbuffered_a_body_goes_on_as_it_comes() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    GatewayFixture gateway =
        gateway(
            connection -> {
              connection.readHead();
              connection.readExactly("5\r\nfirst\r\n".length());
              begun.countDown();
              connection.readExactly("6\r\nsecond\r\n0\r\n\r\n".length());
              connection.send(ScriptedUpstream.ok("done"));
            });
    gateway.serve(
        chain(
            GatewayFixture.rules(gateway.service(), rule("ANY", "/", 1)),
            link("request_unbuffered", ""),
            APICAST));
    try (Http2Client client = client(gateway)) {
      Http2Call call = client.call().head(false, "localhost", "POST", "/?user_key=value");
      call.body("first", false);
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(call.body("second", true).answer().body()).isEqualTo("done");
    }
  }

  @Test
  void a_protocol_cannot_be_changed() {
    GatewayFixture gateway = serve("websocket");
    try (Http2Client client = client(gateway)) {
      assertThat(client.get("localhost", "/open?user_key=value", "sec-websocket-key", "a").status())
          .isEqualTo(200);
      assertThat(client.get("localhost", "/open?user_key=value", "upgrade", "websocket").status())
          .isEqualTo(400);
    }
    assertThat(gateway.upstreamRequest().header("upgrade")).isEmpty();
  }

  @Test
  void trailers_are_dropped() {
    GatewayFixture gateway = serve();
    try (Http2Client client = client(gateway)) {
      Http2Call call = client.call().head(false, "localhost", "POST", "/open?user_key=value");
      assertThat(call.body("a", false).fields(true, "sum", "1").answer().body()).isEqualTo("a");
    }
    assertThat(gateway.upstreamRequest().header("sum")).isEmpty();
  }

  @Test
  void the_access_log_names_the_version() throws Exception {
    GatewayFixture gateway = gateway(ECHO);
    Path log = Files.createTempFile("access", ".log");
    try {
      gateway.with(
          settings ->
              new SettingsChange(settings)
                  .accessLog(
                      new AccessLogSettings(true, Optional.of(log), OptionalInt.empty(), false))
                  .done());
      gateway.serve(gateway.service());
      try (Http2Client client = client(gateway)) {
        assertThat(client.get("localhost", "/?user_key=value").status()).isEqualTo(200);
      }
      gateway.gateway().close();
      assertThat(Files.readString(log)).contains("\"GET /?user_key=*** HTTP/2.0\" 200");
    } finally {
      Files.delete(log);
    }
  }

  @Test
  void half_an_answer_of_the_upstream_does_not_look_whole() {
    GatewayFixture gateway =
        gateway(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            });
    gateway.serve(gateway.service());
    try (Http2Client client = client(gateway)) {
      Http2Answer answer = client.get("localhost", "/?user_key=value");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("half");
      assertThat(answer.ended()).isFalse();
    }
  }
}
