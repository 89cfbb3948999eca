package io.tollgate.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.testkit.RawClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same cases, sent to a listener: nothing behind a refused request is ever looked at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusOverSocketTest {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

  private final EventLoops loops = new EventLoops(1);
  private HttpServer server;

  static List<Corpus.Case> cases() {
    return Corpus.cases();
  }

  @BeforeAll
  void listen() {
    server =
        HttpServer.listen(
            loops,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            HttpLimits.DEFAULT,
            BadRequestPage.EMPTY,
            () -> new ApiHandler(exchange -> exchange.answer(Answer.empty(200)), BodyLimit.SMALL));
  }

  @AfterAll
  void close() {
    server.close();
    loops.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answers_each_request_once_and_closes_after_a_refusal(Corpus.Case sent) {
    List<String> expected =
        sent.outcome().stream()
            .filter(outcome -> !outcome.equals("..."))
            .map(outcome -> outcome.matches("\\d{3}") ? outcome : "200")
            .toList();
    try (RawClient client = new RawClient(server.address())) {
      client.send(sent.bytes());
      if (!sent.refused()) {
        client.closeOutput();
      }
      String answers = client.readToEnd();
      assertThat(STATUS.matcher(answers).results().map(found -> found.group(1)))
          .as(answers)
          .containsExactlyElementsOf(expected);
    }
  }
}
