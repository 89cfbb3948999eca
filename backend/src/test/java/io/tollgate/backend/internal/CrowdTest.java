package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.internal.route.Route;
import io.tollgate.backend.internal.route.RouteTable;
import io.tollgate.http.server.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** More requests than can be answered at a time. */
class CrowdTest {

  private static final int MOST = 256;

  @Test
  void one_request_too_many_is_sent_away_and_the_next_one_is_welcome() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    InternalApi api =
        new InternalApi(
            new BasicCredentials("u", "p"),
            false,
            new RouteTable(List.of(Route.get("/check.json", request -> after(open)))));
    List<FarExchange> waiting = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      waiting.add(handled(api));
    }

    Answer refused = answer(handled(api));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.headers().get("Retry-After")).isEqualTo("1");
    assertThat(waiting).noneMatch(exchange -> exchange.answered.isDone());

    open.countDown();
    for (FarExchange exchange : waiting) {
      assertThat(answer(exchange).status()).isEqualTo(200);
    }
    assertThat(answer(handled(api)).status()).isEqualTo(200);
  }

  private static FarExchange handled(InternalApi api) throws Exception {
    FarExchange exchange = new FarExchange("127.0.0.1");
    api.handle(exchange);
    return exchange;
  }

  private static Answer answer(FarExchange exchange) throws Exception {
    return exchange.answered.get(10, TimeUnit.SECONDS);
  }

  private static Reply after(CountDownLatch open) {
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Reply.of(200, "ok");
  }
}
