package io.tollgate.admin.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.support.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Large answers share a room; here it is smaller than one of them. */
class LargeAnswersTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String TEXT = "x".repeat(8_000_000);
  private static final int ROOM = 9_000_000;

  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();

  private AdminServer server(Duration patience, Supplier<List<String>> list) {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    Representation<String> text = Representation.<String>of("text", "texts").text("text", t -> t);
    routes
        .get("/admin/api/large")
        .weighs((call, caller) -> TEXT.length())
        .lists(text, (call, caller) -> list.get());
    routes
        .post("/admin/api/large")
        .weighs((call, caller) -> TEXT.length())
        .ends(Answer.nothing(), (call, caller) -> Outcome.done(changes.incrementAndGet()));
    routes.get("/admin/api/small").lists(text, (call, caller) -> List.of("small"));
    Authenticator everybody =
        (credential, source, host) ->
            new Authenticator.Verdict.Accepted(Caller.everything(1, 1L, source));
    return new AdminServer(
        new RestRouter(routes.all(), everybody, "http://h", new ForwardedFor(List.of())),
        "127.0.0.1",
        0,
        BodyLimits.usual(),
        new LargeAnswers(ROOM, patience));
  }

  private List<String> counted() {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    Thread.yield();
    inside.decrementAndGet();
    return List.of(TEXT);
  }

  private static Socket sent(AdminServer server, String method, String name) throws IOException {
    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port());
    String request =
        method
            + " /admin/api/"
            + name
            + ".json HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer t\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String answered(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static String post(AdminServer server, String name) throws IOException {
    try (Socket socket = sent(server, "POST", name)) {
      return answered(socket);
    }
  }

  private static String get(AdminServer server, String name) throws IOException {
    try (Socket socket = sent(server, "GET", name)) {
      return answered(socket);
    }
  }

  @Test
  void they_are_made_one_after_another_and_all_are_answered() throws InterruptedException {
    try (AdminServer server = server(LONG, this::counted);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      server.start();
      List<Callable<String>> calls = Collections.nCopies(8, () -> get(server, "large"));
      for (Future<String> answer : clients.invokeAll(calls)) {
        assertThat(answer.resultNow().substring(0, 13)).isEqualTo("HTTP/1.1 200 ");
        assertThat(answer.resultNow().length()).isGreaterThan(TEXT.length());
      }
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void who_waits_too_long_is_told_when_to_come_again_and_others_are_answered() throws IOException {
    try (AdminServer server = server(Duration.ZERO, this::counted)) {
      server.start();
      // Nobody reads its answer, which therefore stays in memory.
      try (Socket slow = sent(server, "GET", "large")) {
        assertThat(slow.getInputStream().readNBytes(12))
            .asString(StandardCharsets.US_ASCII)
            .isEqualTo("HTTP/1.1 200");
        assertThat(get(server, "large"))
            .startsWith("HTTP/1.1 503 ")
            .containsIgnoringCase("retry-after: 1")
            .endsWith("{\"error\":\"too many large answers are being written, try again\"}");
        assertThat(get(server, "small")).startsWith("HTTP/1.1 200 ");
      }
      Eventually.until("the room is free again", () -> succeeds(server));
    }
  }

  @Test
  void who_wants_to_change_something_and_waits_too_long_changes_nothing() throws IOException {
    try (AdminServer server = server(Duration.ZERO, this::counted)) {
      server.start();
      try (Socket slow = sent(server, "GET", "large")) {
        assertThat(slow.getInputStream().readNBytes(12)).hasSize(12);
        assertThat(post(server, "large")).startsWith("HTTP/1.1 503 ");
        assertThat(changes).hasValue(0);
      }
      Eventually.until("the room is free again", () -> succeeds(server));
      assertThat(post(server, "large")).startsWith("HTTP/1.1 200 ");
      assertThat(changes).hasValue(1);
    }
  }

  @Test
  void a_failure_gives_its_share_back() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    Supplier<List<String>> failsOnce =
        () -> {
          if (calls.getAndIncrement() == 0) {
            throw new IllegalStateException("once");
          }
          return List.of("fine");
        };
    try (AdminServer server = server(Duration.ZERO, failsOnce)) {
      server.start();
      assertThat(get(server, "large")).startsWith("HTTP/1.1 500 ");
      Eventually.until("the room is free again", () -> succeeds(server));
    }
  }

  @Test
  void its_head_alone_is_answered_too() throws IOException {
    try (AdminServer server = server(LONG, this::counted)) {
      server.start();
      try (Socket socket = sent(server, "HEAD", "large")) {
        assertThat(answered(socket)).startsWith("HTTP/1.1 ").hasSizeLessThan(1000);
      }
    }
  }

  private static boolean succeeds(AdminServer server) {
    try {
      return get(server, "large").startsWith("HTTP/1.1 200 ");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
