package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.testkit.ForwardProxy;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.testkit.TlsListening;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Calls through a forward proxy, real sockets all the way (gateway contract 2.10). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxiedCallsTest {

  private static final UpstreamTarget PLAIN = UpstreamTarget.cleartext("up", 8000, "");
  private static final UpstreamTarget SECURE = UpstreamTarget.tls("up", 443, "", true);

  private final ScriptedUpstream plain = ScriptedUpstream.answering(ScriptedUpstream.ok("plain"));
  private ScriptedUpstream secure;
  private Path certificate;
  private ForwardProxy proxy = new ForwardProxy();

  @BeforeAll
  void listen(@TempDir Path directory) {
    TestCertificate made = TestCertificate.make(directory, "up");
    certificate = made.pem();
    secure =
        new ScriptedUpstream(
            TlsListening.with(made),
            connection -> {
              while (true) {
                connection.readRequest();
                connection.send(ScriptedUpstream.ok("secret"));
              }
            });
  }

  @AfterEach
  void another() {
    proxy.close();
    proxy = new ForwardProxy();
  }

  @AfterAll
  void close() {
    proxy.close();
    plain.close();
    secure.close();
  }

  private ClientFixture through(String credentials, String... exempt) {
    proxy.knows("up:8000", plain.port()).knows("up:80", plain.port());
    proxy.knows("up:443", secure.port());
    OutgoingProxy way = OutgoingProxy.parse("http://" + credentials + "127.0.0.1:" + proxy.port());
    return new ClientFixture(
        new OutgoingProxies(way, way, List.of(exempt)), Optional.of(certificate));
  }

  @Test
  void a_call_in_the_clear_is_sent_to_the_proxy_in_absolute_form() {
    try (ClientFixture fixture = through("foo:bar@")) {
      assertThat(fixture.get(PLAIN).await().body()).isEqualTo("plain");
      assertThat(fixture.get(UpstreamTarget.cleartext("up", 80, "")).await().body())
          .isEqualTo("plain");
      RawMessage first = proxy.requests().getFirst();
      assertThat(first.header("Host")).isEqualTo("upstream");
      assertThat(first.all("Proxy-Authorization")).containsExactly("Basic Zm9vOmJhcg==");
      assertThat(proxy.requestLines())
          .containsExactly("GET http://up:8000/ HTTP/1.1", "GET http://up/ HTTP/1.1");
    }
  }

  @Test
  void what_the_caller_says_to_the_proxy_stands() {
    try (ClientFixture fixture = through("foo:bar@")) {
      HttpRequest request = ClientFixture.request(HttpMethod.GET, "/");
      request.headers().set("Proxy-Authorization", "Basic own");
      fixture.send(PLAIN, UpstreamTimeouts.DEFAULT, request).await();
      assertThat(proxy.requests().getFirst().all("Proxy-Authorization"))
          .containsExactly("Basic own");
    }
  }

  @Test
  void a_call_over_tls_goes_through_a_tunnel_that_is_kept() {
    try (ClientFixture fixture = through("foo:bar@")) {
      int before = secure.requests().size();
      for (int i = 0; i < 3; i++) {
        assertThat(fixture.get(SECURE).await().body()).isEqualTo("secret");
      }
      assertThat(proxy.requestLines()).containsExactly("CONNECT up:443 HTTP/1.1");
      assertThat(proxy.requests().getFirst().header("Host")).isEqualTo("up:443");
      assertThat(proxy.requests().getFirst().header("Proxy-Authorization"))
          .isEqualTo("Basic Zm9vOmJhcg==");
      assertThat(secure.requests()).hasSize(before + 3);
      assertThat(secure.requests().getLast().all("Proxy-Authorization")).isEmpty();
    }
  }

  @Test
  void the_upstream_behind_the_tunnel_is_still_verified() {
    try (ClientFixture fixture = through("")) {
      proxy.knows("other:443", secure.port());
      UpstreamFailure failure =
          fixture.get(UpstreamTarget.tls("other", 443, "", true)).awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.detail()).contains("other");
    }
  }

  @Test
  void direct_and_proxied_connections_are_not_shared() {
    try (ClientFixture fixture = through("")) {
      UpstreamTarget proxied = ClientFixture.local(plain.port());
      UpstreamTarget direct = proxied.through(OutgoingProxies.NONE);
      for (UpstreamTarget target : List.of(proxied, direct, proxied, direct)) {
        assertThat(fixture.get(target).await().body()).isEqualTo("plain");
      }
      assertThat(proxy.requests()).hasSize(2);
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  @Test
  void an_exempt_host_is_called_directly() {
    try (ClientFixture fixture = through("", "127.0.0.1")) {
      assertThat(fixture.get(ClientFixture.local(plain.port())).await().body()).isEqualTo("plain");
      assertThat(proxy.requests()).isEmpty();
    }
  }

  @Test
  void a_proxy_that_grants_no_tunnel_is_named() {
    for (String answer :
        List.of(
            "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\nand more",
            "HTTP/1.1 OK\r\n\r\n",
            "SSH-2.0-OpenSSH\r\n",
            "HTTP/1.1 200 OK\r\nX: " + "x".repeat(9000))) {
      proxy.answering(answer);
      UpstreamFailure failure;
      try (ClientFixture fixture = through("foo:bar@")) {
        failure = fixture.get(SECURE).awaitFailure();
      }
      assertThat(failure.kind()).as(answer).isEqualTo(Kind.PROXY);
      assertThat(failure.toString())
          .contains("up:443 via proxy 127.0.0.1:" + proxy.port())
          .doesNotContain("bar", "Zm9vOmJhcg");
    }
  }

  @Test
  void a_proxy_that_hangs_or_does_not_exist_fails_the_call() throws Exception {
    proxy.answering("");
    try (ClientFixture fixture = through("")) {
      assertThat(fixture.get(SECURE, ClientFixture.SHORT).awaitFailure().kind())
          .isEqualTo(Kind.PROXY);
    }
    OutgoingProxy away = new OutgoingProxy("127.0.0.1", freePort(), null);
    try (ClientFixture fixture =
        new ClientFixture(new OutgoingProxies(away, away, List.of()), Optional.empty())) {
      assertThat(fixture.get(SECURE).awaitFailure().kind()).isEqualTo(Kind.PROXY);
      assertThat(fixture.get(PLAIN).awaitFailure().kind()).isEqualTo(Kind.REFUSED);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @Test
  void a_tunnel_needs_a_proxy_that_can_be_found() {
    OutgoingProxy nowhere = new OutgoingProxy("no-such-host.invalid", 3128, null);
    try (ClientFixture fixture =
        new ClientFixture(new OutgoingProxies(nowhere, nowhere, List.of()), Optional.empty())) {
      assertThat(fixture.get(SECURE).awaitFailure().kind()).isEqualTo(Kind.PROXY);
      assertThat(fixture.get(PLAIN).awaitFailure().kind()).isEqualTo(Kind.UNKNOWN_NAME);
    }
  }

  @Test
  void a_link_local_address_is_refused_behind_a_proxy_too() {
    try (ClientFixture fixture = through("")) {
      for (UpstreamTarget target :
          List.of(
              UpstreamTarget.cleartext("169.254.169.254", 80, ""),
              UpstreamTarget.tls("fe80::1", 443, "", false))) {
        assertThat(fixture.get(target).awaitFailure().kind()).isEqualTo(Kind.FORBIDDEN_ADDRESS);
      }
      assertThat(proxy.requests()).isEmpty();
    }
  }
}
