package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ContractRow;
import io.tollgate.http.testkit.RawClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The old gateway's variables about its error log, for the whole process (gateway.md, 4.3). */
class LogVariablesIT {

  private static final String NO_CREDENTIALS = "no credentials provided for service 42";
  private static final String TOKEN_REFUSED = "token refused: ";

  @TempDir Path directory;

  /** Two calls, one without credentials and one with a token that is none. */
  private String printedWith(Map<String, String> environment) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("gateway.json"),
            """
            {"services":[
              {"id":42,"backend_version":"1","proxy":{"hosts":["keys.test"],
                "api_backend":"http://127.0.0.1:1",
                "proxy_rules":[{"http_method":"GET","pattern":"/","metric_system_name":"hits",
                  "delta":1}]}},
              {"id":43,"backend_version":"oauth","proxy":{"hosts":["tokens.test"],
                "api_backend":"http://127.0.0.1:1","authentication_method":"oidc",
                "oidc_issuer_endpoint":"http://127.0.0.1:1",
                "proxy_rules":[{"http_method":"GET","pattern":"/","metric_system_name":"hits",
                  "delta":1}]}}]}
            """);
    try (RunningProduct gateway =
        RunningProduct.start(
            directory, environment, "--roles=gateway", "--gateway.configuration-file=" + file)) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.ports().gateway());
      assertThat(RawClient.exchange(address, "GET / HTTP/1.1\r\nHost: keys.test\r\n\r\n").status())
          .isEqualTo(403);
      assertThat(
              RawClient.exchange(
                      address,
                      "GET / HTTP/1.1\r\nHost: tokens.test\r\nAuthorization: Bearer a.b.c\r\n\r\n")
                  .status())
          .isEqualTo(403);
      assertThat(gateway.stop()).isZero();
      return gateway.printed();
    }
  }

  @Test
  @ContractRow({"1.5 APICAST_LOG_LEVEL", "1.5 APICAST_OIDC_LOG_LEVEL"})
  void levels() throws Exception {
    assertThat(printedWith(Map.of())).doesNotContain(NO_CREDENTIALS, TOKEN_REFUSED);
    assertThat(printedWith(Map.of("APICAST_LOG_LEVEL", "info", "APICAST_OIDC_LOG_LEVEL", "err")))
        .contains(NO_CREDENTIALS, TOKEN_REFUSED);
    assertThat(printedWith(Map.of("APICAST_OIDC_LOG_LEVEL", "info")))
        .doesNotContain(NO_CREDENTIALS)
        .contains(TOKEN_REFUSED);
  }

  @Test
  @ContractRow("1.5 APICAST_LOG_FILE")
  void file() throws Exception {
    Path log = directory.resolve("error.log");
    Map<String, String> environment =
        Map.of("APICAST_LOG_FILE", log.toString(), "APICAST_LOG_LEVEL", "info");
    assertThat(printedWith(environment)).doesNotContain(NO_CREDENTIALS);
    assertThat(log).content().contains(NO_CREDENTIALS);
    Shell.Result refused =
        RunningProduct.command(directory, "up", "--log.file=" + directory.resolve("no/such.log"));
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).contains("--log.file", "cannot be written");
  }
}
