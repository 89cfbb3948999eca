package io.tollgate.server.composition;

import static io.tollgate.server.composition.VariableSurroundings.CALL;
import static io.tollgate.server.composition.VariableSurroundings.DOWN;
import static io.tollgate.server.composition.VariableSurroundings.OK;
import static io.tollgate.server.composition.VariableSurroundings.chain;
import static io.tollgate.server.composition.VariableSurroundings.link;
import static io.tollgate.server.composition.VariableSurroundings.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ContractRow;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Variables of the reference gateway about its backend, from the environment to the wire
 * (gateway.md, 1.5).
 */
class AuthorizationVariablesTest {

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

  private int status() {
    return around.get(CALL).status();
  }

  private void backendHasBeenAsked(int times) {
    soon(times + " calls to the backend", () -> around.backend.requests().size() >= times);
  }

  @Test
  @ContractRow("1.5 APICAST_BACKEND_CACHE_HANDLER")
  void backend_cache_handler() {
    int asked = 0;
    for (String mode : new String[] {"strict", "resilient"}) {
      around.backendAnswer = OK;
      around.start("APICAST_BACKEND_CACHE_HANDLER", mode);
      assertThat(status()).isEqualTo(200);
      around.backendAnswer = DOWN;
      // The backend's death is noticed by the report of this call.
      assertThat(status()).isEqualTo(200);
      asked += 2;
      backendHasBeenAsked(asked);
      soon("no report is on its way", () -> around.metrics().contains("5xx"));
      assertThat(status()).as(mode).isEqualTo(mode.equals("strict") ? 403 : 200);
      asked++;
      backendHasBeenAsked(asked);
    }
  }

  @Test
  @ContractRow("1.5 APICAST_RESPONSE_CODES")
  void response_codes() {
    around.upstreamAnswer = "HTTP/1.1 201 Made\r\nContent-Length: 0\r\n\r\n";
    around.start();
    assertThat(status()).isEqualTo(201);
    assertThat(status()).isEqualTo(201);
    backendHasBeenAsked(2);
    assertThat(around.backend.requests()).noneMatch(call -> call.start().contains("log"));
    around.start("APICAST_RESPONSE_CODES", "true");
    assertThat(status()).isEqualTo(201);
    assertThat(status()).isEqualTo(201);
    backendHasBeenAsked(4);
    assertThat(around.backend.requests().getLast().start()).contains("log%5Bcode%5D=201");
  }

  @Test
  @ContractRow("1.5 APICAST_REPORTING_THREADS")
  void reporting_threads() throws Exception {
    Semaphore answers = new Semaphore(1);
    try (ScriptedUpstream slow =
        new ScriptedUpstream(
            connection -> {
              while (true) {
                connection.readRequest();
                answers.acquireUninterruptibly();
                connection.send(OK);
              }
            })) {
      around.start(
          "APICAST_REPORTING_THREADS",
          "1",
          "BACKEND_ENDPOINT_OVERRIDE",
          "http://127.0.0.1:" + slow.port());
      assertThat(status()).isEqualTo(200);
      // Known now: this call goes on at once, and its report takes the pool's only place.
      assertThat(status()).isEqualTo(200);
      soon("the report", () -> slow.requests().size() == 2);
      // The pool is full: who calls now waits for the backend himself.
      Thread caller = Thread.ofVirtual().start(this::status);
      soon("the question", () -> slow.requests().size() == 3);
      assertThat(around.upstream.requests()).hasSize(2);
      answers.release(2);
      caller.join();
      assertThat(around.upstream.requests()).hasSize(3);
    }
  }

  @Test
  @ContractRow("1.5 BACKEND_ENDPOINT_OVERRIDE")
  void backend_endpoint_override() {
    try (ScriptedUpstream other = ScriptedUpstream.answering(OK)) {
      around.start("BACKEND_ENDPOINT_OVERRIDE", "http://127.0.0.1:" + other.port() + "/base");
      assertThat(status()).isEqualTo(200);
      assertThat(other.requests())
          .singleElement()
          .matches(call -> call.start().startsWith("GET /base/transactions/authrep.xml?"));
    }
    assertThat(around.backend.requests()).isEmpty();
  }

  @Test
  @ContractRow("1.5 APICAST_POLICY_BATCHER_SHARED_MEMORY_SIZE")
  void policy_batcher_shared_memory_size() {
    String service =
        around.service(
            42,
            "localhost",
            "/",
            chain(link("3scale_batcher", "\"batch_report_seconds\":3600"), link("apicast", "")));
    // Room for one application.
    around.serving(service, "APICAST_POLICY_BATCHER_SHARED_MEMORY_SIZE", "200");
    assertThat(around.get("/?user_key=first").status()).isEqualTo(200);
    assertThat(around.get("/?user_key=second").status()).isEqualTo(200);
    around.stop();
    assertThat(reports()).noneMatch(report -> report.contains("=first"));
    assertThat(reports().getLast()).contains("=second");
    around.serving(service);
    assertThat(around.get("/?user_key=first").status()).isEqualTo(200);
    assertThat(around.get("/?user_key=second").status()).isEqualTo(200);
    around.stop();
    assertThat(reports().getLast()).contains("=first").contains("=second");
  }

  private List<String> reports() {
    return around.backend.requests().stream()
        .filter(call -> call.start().startsWith("POST "))
        .map(RawMessage::body)
        .map(body -> URLDecoder.decode(body, StandardCharsets.UTF_8))
        .toList();
  }
}
