package io.tollgate.admin.rest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminServerTest {
  private static final Authenticator EVERYBODY =
      (credential, source, host) ->
          new Authenticator.Verdict.Accepted(Caller.everything(1, 1L, source));

  private static AdminServer server(List<Route<?, ?, ?>> routes, int port) {
    return new AdminServer(
        new RestRouter(routes, EVERYBODY, "http://h", new ForwardedFor(List.of())),
        "127.0.0.1",
        port);
  }

  @Test
  void a_taken_port_is_told_with_its_remedy() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        AdminServer server = server(List.of(), taken.getLocalPort())) {
      assertThatExceptionOfType(CannotListen.class)
          .isThrownBy(server::start)
          .withMessage(
              "Cannot listen on 127.0.0.1:"
                  + taken.getLocalPort()
                  + ": the port is taken. Stop the process that uses it, or choose another port");
    }
  }

  @Test
  void a_failure_tells_its_request_id_and_nothing_else() throws Exception {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .get("/admin/api/broken")
        .at(
            call -> {
              throw new IllegalStateException("secret detail");
            })
        .shows(Representation.of("broken", "broken"));
    try (AdminServer server = server(routes.all(), 0);
        HttpClient client = HttpClient.newHttpClient()) {
      server.start();
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/admin/api/broken.json");

      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(uri).header("X-Request-Id", "find-me").build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).isEqualTo("{\"status\":\"Internal server error\"}");
      assertThat(response.headers().firstValue("X-Request-Id")).contains("find-me");
      assertThat(response.headers().firstValue("Server")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /admin/api/services.json HTTP/1.1\r\n\r\n",
        "GET /admin/api/services.json HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET //admin/api/services.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /admin/api/services/%zz.json HTTP/1.1\r\nHost: a\r\n\r\n",
        "PUT /admin/api/services/%00.json HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
        "NONSENSE\r\n\r\n"
      })
  void a_request_that_is_no_valid_http_is_refused_in_json_and_ends_its_connection(String request)
      throws IOException {
    assertThat(exchange(request))
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("connection: close")
        .containsIgnoringCase("content-type: application/json")
        .contains("{\"error\":\"Bad Request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /admin",
        "OPTIONS /admin/api/services.json",
        "TRACE /admin/api/services.json",
        "PROPFIND /admin/api/services.json",
        "LOCK /"
      })
  void what_is_not_there_is_answered_in_json_wherever_it_is(String line) throws IOException {
    assertThat(exchange(line + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404 ")
        .endsWith("{\"status\":\"Not found\"}");
  }

  @Test
  void an_error_is_answered_as_any_other_failure() throws IOException {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .get("/admin/api/broken")
        .at(
            call -> {
              throw new StackOverflowError();
            })
        .shows(Representation.of("broken", "broken"));

    assertThat(
            exchange(
                routes.all(),
                "GET /admin/api/broken.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 500 ")
        .endsWith("{\"status\":\"Internal server error\"}");
  }

  @Test
  void a_client_whose_body_was_not_read_is_told_that_the_connection_ends() throws IOException {
    String head = "PUT /admin/api/nothing.json HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n";

    assertThat(exchange(List.of(), head))
        .startsWith("HTTP/1.1 404 ")
        .contains("\r\nConnection: close\r\n");
  }

  private static final String REACHED = "Internal server error";

  private static AdminServer broken(BodyLimits limits) {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .get("/admin/api/broken")
        .lists(
            Representation.<String>of("broken", "broken"),
            (call, caller) -> {
              throw new IllegalStateException("reached");
            });
    return new AdminServer(
        new RestRouter(routes.all(), EVERYBODY, "http://h", new ForwardedFor(List.of())),
        "127.0.0.1",
        0,
        limits,
        LargeAnswers.usual());
  }

  private static Socket sent(AdminServer server, String headers, String body) throws IOException {
    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port());
    String request = "GET /admin/api/broken.json HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String answered(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void clients_that_send_no_body_keep_nobody_waiting() throws IOException {
    List<Socket> silent = new ArrayList<>();
    try (AdminServer server = broken(BodyLimits.usual())) {
      server.start();
      for (int i = 0; i < 300; i++) {
        Socket socket = sent(server, "Content-Length: 9\r\nExpect: 100-continue\r\n", "");
        silent.add(socket);
        byte[] proceed = socket.getInputStream().readNBytes(12);
        assertThat(new String(proceed, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
      }
      try (Socket other = sent(server, "Connection: close\r\n", "")) {
        assertThat(answered(other)).contains(REACHED);
      }
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void a_body_that_comes_too_slowly_ends_its_connection() throws IOException {
    BodyLimits none = new BodyLimits(Duration.ZERO, Duration.ZERO, new Semaphore(0));
    try (AdminServer server = broken(none)) {
      server.start();
      try (Socket slow = sent(server, "Content-Length: 9\r\n", "{")) {
        assertThat(answered(slow))
            .startsWith("HTTP/1.1 408 ")
            .containsIgnoringCase("connection: close")
            .endsWith("{\"error\":\"the body came too slowly\"}");
      }
    }
  }

  @Test
  void large_bodies_share_a_bounded_room() throws IOException {
    Semaphore room = new Semaphore(4_000_000);
    Semaphore bytesOnly = new Semaphore(60_000);
    String credential = "Authorization: Bearer t\r\nConnection: close\r\n";
    try (AdminServer server =
            broken(new BodyLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), room));
        AdminServer small =
            broken(new BodyLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), bytesOnly))) {
      server.start();
      small.start();
      // The second is short enough itself, its tree is not.
      for (int length : new int[] {130_000, 100_000}) {
        try (Socket refused = sent(small, credential + json(length), blank(length))) {
          assertThat(answered(refused))
              .startsWith("HTTP/1.1 503 ")
              .containsIgnoringCase("retry-after: 1")
              .contains("{\"error\":\"too many large bodies");
        }
      }
      try (Socket taken = sent(server, credential + json(100_000), blank(100_000))) {
        assertThat(answered(taken)).contains(REACHED);
      }
      assertThat(bytesOnly.availablePermits()).isEqualTo(60_000);
      assertThat(room.availablePermits()).isEqualTo(4_000_000);
    }
  }

  @Test
  void a_body_that_strangers_send_weighs_as_much() throws IOException {
    Semaphore none = new Semaphore(0);
    try (AdminServer server =
        broken(new BodyLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), none))) {
      server.start();
      try (Socket refused = sent(server, json(60_000), blank(60_000))) {
        assertThat(answered(refused)).startsWith("HTTP/1.1 503 ");
      }
      try (Socket taken = sent(server, "Connection: close\r\n" + json(2_000), blank(2_000))) {
        assertThat(answered(taken)).contains(REACHED);
      }
    }
  }

  private static String json(int length) {
    return "Content-Type: application/json\r\nContent-Length: " + length + "\r\n";
  }

  private static String blank(int length) {
    return "{" + " ".repeat(length - 2) + "}";
  }

  /** Sends this and reads until the server closes. */
  private static String exchange(String request) throws IOException {
    return exchange(List.of(), request);
  }

  private static String exchange(List<Route<?, ?, ?>> routes, String request) throws IOException {
    try (AdminServer server = server(routes, 0)) {
      server.start();
      try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      }
    }
  }
}
