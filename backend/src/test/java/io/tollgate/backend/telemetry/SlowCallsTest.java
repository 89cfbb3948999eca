package io.tollgate.backend.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.backend.telemetry.CallMeter.Endpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SlowCallsTest {

  private static final long MILLI = 1_000_000;

  /** A monotonic clock may read anything, close to its overflow too. */
  private static final long START = Long.MAX_VALUE - 500 * MILLI;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SlowCalls slow = new SlowCalls(meters, Duration.ofMillis(100), START);
  private final Logger logger = (Logger) LoggerFactory.getLogger(SlowCalls.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  @Test
  void tells_which_call_took_how_long() {
    call(0, 100);
    call(0, 101);

    assertThat(count()).isEqualTo(1);
    assertThat(logged())
        .containsExactly(
            "slow call: authrep of service 100, application app1 took 101 ms, waiting for the"
                + " storage; 0 more since the last such line. Calls above 100 ms are slow"
                + " (backend.slow-call)");
  }

  @Test
  void logs_a_line_a_second_and_counts_the_rest() {
    for (int i = 0; i < 10; i++) {
      call(i, i + 200);
    }
    call(900, 1300);

    assertThat(count()).isEqualTo(11);
    assertThat(logged()).hasSize(2);
    assertThat(logged().getLast()).contains("took 400 ms").contains("9 more since");
  }

  @Test
  void says_so_when_a_call_did_not_get_as_far_as_a_service() {
    slow.ended(Endpoint.REPORT, START, START + 200 * MILLI, false, null, null);

    assertThat(logged().getFirst())
        .startsWith(
            "slow call: report of service -, application - took 200 ms, without waiting for the"
                + " storage;");
  }

  private void call(long fromMillis, long toMillis) {
    slow.ended(
        Endpoint.AUTHREP,
        START + fromMillis * MILLI,
        START + toMillis * MILLI,
        true,
        "100",
        "app1");
  }

  private List<String> logged() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private double count() {
    return meters.get("tollgate.backend.slow.calls").tag("endpoint", "authrep").counter().count();
  }
}
