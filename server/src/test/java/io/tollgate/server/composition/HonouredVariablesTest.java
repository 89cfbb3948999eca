package io.tollgate.server.composition;

import static io.tollgate.server.composition.VariableSurroundings.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ContractRow;
import io.tollgate.http.testkit.DnsServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Variables of the reference gateway about clients, routing and upstreams, from the environment to
 * the wire (gateway.md, 1.5).
 */
class HonouredVariablesTest {

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
  @ContractRow("1.5 APICAST_LARGE_CLIENT_HEADER_BUFFERS")
  void large_client_header_buffers() {
    String header = "X: " + "x".repeat(9000);
    around.start();
    assertThat(around.get(CALL, header).status()).isEqualTo(400);
    around.start("APICAST_LARGE_CLIENT_HEADER_BUFFERS", "4 12k");
    assertThat(around.get(CALL, header).status()).isEqualTo(200);
  }

  @Test
  @ContractRow("1.5 APICAST_PROXY_BUFFER_SIZE")
  void proxy_buffer_size() {
    around.upstreamAnswer =
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Large: " + "x".repeat(5000) + "\r\n\r\n";
    around.start("APICAST_PROXY_BUFFER_SIZE", "8k");
    assertThat(around.get(CALL).status()).isEqualTo(200);
    around.start("APICAST_PROXY_BUFFER_SIZE", "4k");
    assertThat(around.get(CALL).status()).isEqualTo(502);
  }

  @Test
  @ContractRow("1.5 HTTP_KEEPALIVE_TIMEOUT")
  void keep_alive_timeout() {
    around.start();
    assertThat(around.get(CALL).header("Connection")).isEmpty();
    around.start("HTTP_KEEPALIVE_TIMEOUT", "0");
    assertThat(around.get(CALL).header("Connection")).isEqualTo("close");
  }

  @Test
  void encoded_slash_and_request_id() {
    around.start("TOLLGATE_ENCODED_SLASH", "reject");
    assertThat(around.get("/a%2Fb?user_key=k").status()).isEqualTo(400);
    around.start("TOLLGATE_GATEWAY_REQUEST_ID", "false");
    assertThat(around.get(CALL).status()).isEqualTo(200);
    assertThat(around.upstream.requests().getLast().all("X-Request-Id")).isEmpty();
  }

  private String twoServicesOfOneHost() {
    return around.service(42, "localhost", "/one", "")
        + ","
        + around.service(21, "localhost", "/two", "");
  }

  private String forwarded() {
    return around.upstream.requests().getLast().start();
  }

  @Test
  @ContractRow({
    "1.5 APICAST_PATH_ROUTING",
    "1.5 APICAST_PATH_ROUTING_ENABLED",
    "1.5 APICAST_PATH_ROUTING_ONLY"
  })
  void path_routing() {
    around.serving(twoServicesOfOneHost());
    assertThat(around.get("/two?user_key=k").body()).isEqualTo("No Mapping Rule matched");
    for (String name : new String[] {"APICAST_PATH_ROUTING", "APICAST_PATH_ROUTING_ENABLED"}) {
      around.serving(twoServicesOfOneHost(), name, "true");
      assertThat(around.get("/two?user_key=k").status()).as(name).isEqualTo(200);
      assertThat(forwarded()).startsWith("GET /21/two");
      assertThat(around.get("/three?user_key=k").body()).isEqualTo("No Mapping Rule matched");
    }
    around.serving(
        twoServicesOfOneHost(), "APICAST_PATH_ROUTING", "1", "APICAST_PATH_ROUTING_ONLY", "1");
    assertThat(around.get("/one?user_key=k").status()).isEqualTo(200);
    assertThat(forwarded()).startsWith("GET /42/one");
    assertThat(around.get("/three?user_key=k"))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(404))
        .satisfies(answer -> assertThat(answer.body()).isEmpty());
  }

  @Test
  @ContractRow("1.5 APICAST_UPSTREAM_RETRY_CASES")
  void upstream_retry_cases() {
    around.upstreamAnswer = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";
    String service =
        around.service(
            42,
            "localhost",
            "/",
            VariableSurroundings.chain(
                VariableSurroundings.link("retry", "\"retries\":2"),
                VariableSurroundings.link("apicast", "")));
    around.serving(service);
    assertThat(around.get(CALL).status()).isEqualTo(503);
    assertThat(around.upstream.requests()).hasSize(1);
    around.serving(service, "APICAST_UPSTREAM_RETRY_CASES", "http_503");
    assertThat(around.get(CALL).status()).isEqualTo(503);
    assertThat(around.upstream.requests()).hasSize(1 + 3);
  }

  @Test
  @ContractRow("1.5 APICAST_VALIDATE_POLICY_CONFIGS")
  void validate_policy_configs() {
    String service =
        around.service(
            42,
            "localhost",
            "/",
            VariableSurroundings.chain(
                VariableSurroundings.link("cors", "\"max_age\":\"600\""),
                VariableSurroundings.link("apicast", "")));
    around.serving(service);
    assertThat(around.get(CALL).status()).isEqualTo(200);
    around.serving(service, "APICAST_VALIDATE_POLICY_CONFIGS", "true");
    assertThat(around.get(CALL).status()).isEqualTo(500);
  }

  @Test
  @ContractRow("1.5 RESOLVER")
  void resolver() {
    try (DnsServer dns = new DnsServer().knows("words.test", 60, "127.0.0.1")) {
      around.serving(
          around
              .service(42, "localhost")
              .replace(
                  "//127.0.0.1:" + around.upstream.port(),
                  "//words.test:" + around.upstream.port()),
          "RESOLVER",
          "127.0.0.1:" + dns.address().getPort());
      assertThat(around.get(CALL).status()).isEqualTo(200);
      assertThat(dns.questions.get()).isPositive();
    }
    assertThat(around.upstream.requests().getLast().header("Host"))
        .isEqualTo("words.test:" + around.upstream.port());
  }
}
