package io.tollgate.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EchoApiTest {

  private final EventLoops loops = new EventLoops(1);
  private HttpServer server;

  @BeforeEach
  void listen() {
    EchoApi echo = new EchoApi();
    server =
        HttpServer.listen(
            loops,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            HttpLimits.DEFAULT,
            BadRequestPage.EMPTY,
            () -> new ApiHandler(echo, BodyLimit.SMALL));
  }

  @AfterEach
  void stop() {
    server.close();
    loops.close();
  }

  @Test
  void answers_what_it_received() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://localhost:" + server.address().getPort() + "/words/é?a=1&b="))
                  .header("X-Colour", "blue")
                  .header("X-Colour", "red")
                  .method("PUT", HttpRequest.BodyPublishers.ofString("says \"hello\""))
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      JsonNode echo = new JsonMapper().readTree(answer.body());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(echo.get("method").asString()).isEqualTo("PUT");
      assertThat(echo.get("path").asString()).isEqualTo("/words/%C3%A9");
      assertThat(echo.get("args").asString()).isEqualTo("a=1&b=");
      assertThat(echo.get("body").asString()).isEqualTo("says \"hello\"");
      assertThat(echo.get("headers").get("HTTP_X_COLOUR").asString()).isEqualTo("blue, red");
      assertThat(echo.get("uuid").asString()).hasSize(36);
    }
  }
}
