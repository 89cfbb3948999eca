package io.tollgate.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.OpenSsl;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpTimeouts;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.TestCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Service management contract 1.1: TLS from version 1.2 on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsListenerTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int PROTOCOL_VERSION = 70;

  private CertificateFiles files;

  @BeforeAll
  void make(@TempDir Path directory) {
    TestCertificate made = TestCertificate.make(directory, "api.test");
    files = new CertificateFiles(made.pem(), made.keyPem());
  }

  static Stream<List<Object>> enginesAndVersions() {
    return Stream.of(TlsEngine.values())
        .flatMap(engine -> Stream.of(List.of(engine, "TLSv1.2"), List.of(engine, "TLSv1.3")));
  }

  private ServerTls tls(TlsEngine engine) throws UnusableCertificate {
    return ServerTls.load(files, InstantSource.system(), LONG, engine);
  }

  @Test
  void prefers_boringssl() {
    assertThat(OpenSsl.isAvailable()).as(String.valueOf(OpenSsl.unavailabilityCause())).isTrue();
    assertThat(TlsEngine.best()).isEqualTo(TlsEngine.BORINGSSL);
  }

  @ParameterizedTest
  @MethodSource("enginesAndVersions")
  void answers_over_tls(List<Object> engineAndVersion) throws Exception {
    String version = (String) engineAndVersion.get(1);
    try (ServerTls tls = tls((TlsEngine) engineAndVersion.get(0));
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
      SSLSocket socket = fixture.socket(version);
      try (RawClient client = fixture.client(socket)) {
        for (int i = 0; i < 3; i++) {
          assertThat(client.send(TlsFixture.get("/" + i)).read().body()).isEqualTo("/" + i);
        }
        assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TlsEngine.class)
  void refuses_tls_1_1(TlsEngine engine) throws Exception {
    try (ServerTls tls = tls(engine);
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
      try (RawClient old = new RawClient(fixture.server.address())) {
        String alert = old.send(OldHello.offering(2)).readToEnd();
        assertThat((int) alert.charAt(0)).isEqualTo(ALERT);
        assertThat((int) alert.charAt(6)).isEqualTo(PROTOCOL_VERSION);
      }
      try (RawClient newer = new RawClient(fixture.server.address())) {
        assertThat((int) newer.send(OldHello.offering(3)).readExactly(1).charAt(0))
            .isEqualTo(HANDSHAKE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("enginesAndVersions")
  void spares_a_client_that_comes_again_the_handshake(List<Object> engineAndVersion)
      throws Exception {
    String version = (String) engineAndVersion.get(1);
    try (ServerTls tls = tls((TlsEngine) engineAndVersion.get(0));
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
      long first = sessionBegan(fixture, version);
      while (System.currentTimeMillis() <= first + 1) {
        Thread.onSpinWait();
      }
      assertThat(sessionBegan(fixture, version)).isEqualTo(first);
    }
  }

  private static long sessionBegan(TlsFixture fixture, String version) {
    SSLSocket socket = fixture.socket(version);
    try (RawClient client = fixture.client(socket)) {
      client.send(TlsFixture.get("/")).read();
      return socket.getSession().getCreationTime();
    }
  }

  @Test
  void carries_large_bodies_and_pipelined_requests() throws Exception {
    String body = "x".repeat(3_000_000);
    try (ServerTls tls = tls(TlsEngine.best());
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT);
        RawClient client = fixture.client(fixture.socket())) {
      Thread sender =
          Thread.startVirtualThread(
              () ->
                  client.send(
                      "POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n"
                          + body
                          + TlsFixture.get("/1").repeat(500)));
      assertThat(client.read().body()).isEqualTo("/big" + body);
      for (int i = 0; i < 500; i++) {
        assertThat(client.read().body()).isEqualTo("/1");
      }
      sender.join();
    }
  }

  @Test
  void lets_the_client_read_the_last_answer_before_it_closes() throws Exception {
    try (ServerTls tls = tls(TlsEngine.best());
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
      for (String last :
          List.of("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "rubbish\r\n\r\n")) {
        try (RawClient client = fixture.client(fixture.socket())) {
          RawMessage answer = client.send(last).read();
          assertThat(answer.header("connection")).isEqualTo("close");
          assertThat(client.readToEnd()).isEmpty();
        }
      }
    }
  }

  @Test
  void cuts_a_handshake_that_does_not_end() throws Exception {
    HttpTimeouts usual = HttpTimeouts.DEFAULT;
    HttpLimits hasty =
        HttpLimits.DEFAULT.with(
            new HttpTimeouts(
                Duration.ofMillis(300), usual.keepAlive(), usual.bodyIdle(), usual.sendIdle()));
    try (ServerTls tls = tls(TlsEngine.best());
        TlsFixture fixture = new TlsFixture(tls, hasty);
        RawClient silent = new RawClient(fixture.server.address());
        RawClient slow = new RawClient(fixture.server.address())) {
      slow.send(new byte[] {0x16, 3, 1, 0, 100, 1});
      assertThat(silent.readToEnd()).isEmpty();
      slow.readToEnd();
      while (fixture.server.counts().open() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void closes_on_a_client_that_speaks_no_tls_and_serves_the_next() throws Exception {
    try (ServerTls tls = tls(TlsEngine.best());
        TlsFixture fixture = new TlsFixture(tls, HttpLimits.DEFAULT)) {
      try (RawClient plain = new RawClient(fixture.server.address())) {
        assertThat(plain.send(TlsFixture.get("/")).readToEnd()).doesNotContain("HTTP");
      }
      assertThatThrownBy(() -> RawClient.get(fixture.server.address(), "/"))
          .isInstanceOf(RuntimeException.class);
      try (RawClient client = fixture.client(fixture.socket())) {
        assertThat(client.send(TlsFixture.get("/ok")).read().body()).isEqualTo("/ok");
      }
    }
  }
}
