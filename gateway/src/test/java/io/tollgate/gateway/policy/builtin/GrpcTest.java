package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.tollgate.gateway.listener.SecureListening;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.testkit.TlsListening;
import io.tollgate.http.testkit.UpstreamSide;
import io.tollgate.http.tls.CertificateFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Policy grpc: a gRPC client calls a gRPC server through the gateway (gateway.md, 2.9, 5.3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrpcTest {

  private static final Metadata.Key<String> USER_KEY = EchoService.key("user-key");

  private final List<AutoCloseable> opened = new ArrayList<>();
  private TestCertificate certificate;
  private EchoService service = new EchoService();

  @BeforeAll
  void make(@TempDir Path directory) {
    certificate = TestCertificate.make(directory, "localhost");
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
    opened.clear();
  }

  private int server(boolean secure) throws Exception {
    service = new EchoService();
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(service.definition());
    if (secure) {
      builder.useTransportSecurity(certificate.pem().toFile(), certificate.keyPem().toFile());
    }
    Server server = builder.build().start();
    opened.add(server::shutdownNow);
    return server.getPort();
  }

  private GatewayFixture gateway(String upstream, String... policies) {
    GatewayFixture made = new GatewayFixture();
    opened.add(made);
    SecureListening secure =
        new SecureListening(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            List.of(new CertificateFiles(certificate.pem(), certificate.keyPem())),
            OptionalInt.empty(),
            false);
    made.with(
        settings -> new SettingsChange(settings).listener(settings.listener().with(secure)).done());
    ObjectNode product = made.service();
    GatewayFixture.proxy(product)
        .put("api_backend", upstream)
        .put("credentials_location", "headers")
        .put("auth_user_key", "user-key")
        .put("secret_token", "shhh");
    GatewayFixture.rules(product, GatewayFixture.rule("POST", "/test.Echo", 1));
    String[] links = new String[policies.length + 1];
    System.arraycopy(policies, 0, links, 0, policies.length);
    links[policies.length] = APICAST;
    return made.serve(chain(product, links));
  }

  /** A client of the gateway that shows its key. */
  private Channel client(GatewayFixture gateway, @Nullable String key) throws Exception {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(
                "localhost", gateway.gateway().secureAddress().orElseThrow().getPort())
            .overrideAuthority("localhost")
            .sslContext(
                GrpcSslContexts.forClient()
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .build())
            .build();
    opened.add(channel::shutdownNow);
    Metadata headers = new Metadata();
    if (key != null) {
      headers.put(USER_KEY, key);
    }
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static String say(Channel client, String message) {
    return ClientCalls.blockingUnaryCall(client, EchoService.SAY, CallOptions.DEFAULT, message);
  }

  private static String grpc() {
    return link("grpc", "");
  }

  @Test
  void a_call_reaches_a_server_that_speaks_http_2_at_once() throws Exception {
    GatewayFixture gateway = gateway("http://127.0.0.1:" + server(false), grpc());
    Channel client = client(gateway, "value");
    assertThat(say(client, "hello")).isEqualTo("you said hello");
    assertThat(gateway.backendQuery()).contains("user_key=value", "usage%5Bhits%5D=1");
    Metadata brought = service.metadata.remove();
    assertThat(brought.get(EchoService.key("x-3scale-grpc-secret-token"))).isEqualTo("shhh");
    assertThat(brought.get(EchoService.key("x-3scale-proxy-secret-token"))).isNull();
    assertThat(brought.get(EchoService.key("x-real-ip"))).isEqualTo("127.0.0.1");
  }

  @Test
  void a_call_reaches_a_server_over_tls() throws Exception {
    GatewayFixture gateway = gateway("https://127.0.0.1:" + server(true), grpc());
    Channel client = client(gateway, "value");
    for (int i = 0; i < 20; i++) {
      assertThat(say(client, "hello " + i)).isEqualTo("you said hello " + i);
    }
  }

  @Test
  void the_servers_status_comes_through_without_a_message() throws Exception {
    Channel client = client(gateway("http://127.0.0.1:" + server(false), grpc()), "value");
    assertThatThrownBy(() -> say(client, "fail"))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessage("NOT_FOUND: no such word");
  }

  @Test
  void a_refused_call_keeps_its_http_status() throws Exception {
    Channel client = client(gateway("http://127.0.0.1:" + server(false), grpc()), null);
    assertThatThrownBy(() -> say(client, "hello"))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("PERMISSION_DENIED")
        .hasMessageContaining("403")
        .hasMessageContaining("Authentication parameters missing");
    assertThat(service.metadata).isEmpty();
  }

  @Test
  void a_servers_stream_comes_through_whole() throws Exception {
    Channel client = client(gateway("http://127.0.0.1:" + server(false), grpc()), "value");
    Iterator<String> numbers =
        ClientCalls.blockingServerStreamingCall(
            client, EchoService.COUNT, CallOptions.DEFAULT, "20000");
    int last = 0;
    while (numbers.hasNext()) {
      assertThat(numbers.next()).isEqualTo(String.valueOf(++last));
    }
    assertThat(last).isEqualTo(20_000);
  }

  @Test
  void messages_go_both_ways_while_the_call_is_open() throws Exception {
    Channel client = client(gateway("https://127.0.0.1:" + server(true), grpc()), "value");
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    StreamObserver<String> chat =
        ClientCalls.asyncBidiStreamingCall(
            client.newCall(EchoService.CHAT, CallOptions.DEFAULT), new Into(heard));
    for (int i = 0; i < 10; i++) {
      chat.onNext("hello " + i);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("you said hello " + i);
    }
    chat.onCompleted();
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("completed");
  }

  @Test
  void a_server_that_does_not_offer_http_2_is_named() throws Exception {
    ScriptedUpstream old =
        new ScriptedUpstream(TlsListening.with(certificate), UpstreamSide::readRequest);
    opened.add(old);
    Channel client = client(gateway("https://127.0.0.1:" + old.port(), grpc()), "value");
    try (LoggedLines log = new LoggedLines()) {
      assertThatThrownBy(() -> say(client, "hello"))
          .isInstanceOf(StatusRuntimeException.class)
          .hasMessageContaining("HTTP status code 502");
      assertThat(log.lines()).anyMatch(line -> line.contains("it does not speak HTTP/2"));
    }
  }

  private record Into(BlockingQueue<String> heard) implements StreamObserver<String> {
    @Override
    public void onNext(String message) {
      heard.add(message);
    }

    @Override
    public void onError(Throwable cause) {
      heard.add(String.valueOf(cause));
    }

    @Override
    public void onCompleted() {
      heard.add("completed");
    }
  }
}
