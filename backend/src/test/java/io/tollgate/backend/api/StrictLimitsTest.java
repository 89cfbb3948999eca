package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.protocol.time.Period;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrictLimitsTest extends ApiCases {

  @Test
  @ConformanceCase("SM-133")
  void never_passes_a_limit_however_many_call_at_once() throws Exception {
    f.service.limit("hits", Period.MINUTE, 50);

    assertThat(acceptedInParallel()).isEqualTo(50);
    assertThat(f.stored("hits")).isEqualTo(50);
  }

  private int acceptedInParallel() throws Exception {
    String request =
        "GET /transactions/authrep.xml?" + C + "&usage[hits]=1 HTTP/1.1\r\nHost: x\r\n\r\n";
    List<Future<Integer>> accepted;
    try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
      accepted =
          IntStream.range(0, 10).mapToObj(i -> threads.submit(() -> acceptedOf(request))).toList();
    }
    int total = 0;
    for (Future<Integer> each : accepted) {
      total += each.get();
    }
    return total;
  }

  private int acceptedOf(String request) {
    int accepted = 0;
    try (RawClient client = new RawClient(f.address())) {
      for (int i = 0; i < 50; i++) {
        int status = client.send(request).read().status();
        assertThat(status).isIn(200, 409);
        accepted += status == 200 ? 1 : 0;
      }
    }
    return accepted;
  }
}
