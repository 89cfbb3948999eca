package io.tollgate.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.Paths;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void shows_what_was_counted_under_the_names_that_dashboards_know() {
    Metrics metrics = new Metrics(Set.of("apicast_status"));
    metrics.registry().counter("apicast_status", "status", "200").increment(3);
    metrics.registry().counter("tollgate_bypass").increment();
    metrics.registry().timer("total_response_time").record(Duration.ofMillis(20));
    try (EventLoops loops = new EventLoops(1)) {
      metrics.watch(loops);
      try (HttpServer server =
          HttpServer.listen(
              loops,
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              HttpLimits.DEFAULT,
              BadRequestPage.EMPTY,
              () ->
                  new ApiHandler(new Paths(Map.of("/metrics", metrics.page())), BodyLimit.SMALL))) {
        RawMessage page = RawClient.get(server.address(), "/metrics");
        assertThat(page.header("content-type"))
            .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(page.body().lines())
            .contains(
                "# TYPE apicast_status counter",
                "apicast_status{status=\"200\"} 3.0",
                "tollgate_bypass_total 1.0",
                "total_response_time_seconds_count 1")
            .anyMatch(line -> line.startsWith("tollgate_event_loop_lag_seconds "))
            .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
            .noneMatch(line -> line.contains("apicast_status_total"));
        assertThat(RawClient.get(server.address(), "/other").status()).isEqualTo(404);
      }
    }
  }
}
