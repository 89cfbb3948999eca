package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a backend has acknowledged is counted once, however often it is killed in the middle of
 * its work. The client keeps a tally of its own.
 */
class BackendKillNineIT {

  private static final int KILLS = 20;
  private static final int CONNECTIONS = 8;
  private static final int REPEATED = 20;
  private static final long SEED = 20_261_125;

  private static final List<String> APPLICATIONS =
      IntStream.range(0, CountedCall.APPLICATIONS).mapToObj(CountedCall::application).toList();

  @TempDir Path directory;
  private final Random random = new Random(SEED);
  private final Tally tally = new Tally();

  @BeforeEach
  void say_how_to_repeat() {
    System.out.println("BackendKillNineIT: seed " + SEED);
  }

  @Test
  void no_acknowledged_authrep_or_report_is_lost_or_counted_twice_over_twenty_kills()
      throws Exception {
    try (RunningProduct backend = RunningProduct.start(directory, "--roles=backend")) {
      InternalApi internal = InternalApi.of(backend);
      internal.putService(CountedCall.SERVICE, "token", "", CountedCall.PLAIN, CountedCall.KEYED);
      for (String application : APPLICATIONS) {
        internal.putApplication(CountedCall.SERVICE, application, "free");
      }
      for (int kill = 1; kill <= KILLS; kill++) {
        loadUntilKilled(backend, kill);
        backend.startAgain();
        List<CountedCall> inFlight = tally.takeUnanswered();
        repeatLastAcknowledged(backend);
        settleByTheirKeys(backend, inFlight);
        compare(internal, inFlight, "kill " + kill);
      }
    }
  }

  private void loadUntilKilled(RunningProduct backend, int kill) throws Exception {
    long moment = tally.answers() + 1 + random.nextInt(4_000);
    CountingClients clients =
        CountingClients.begin(backend.ports().backend(), tally, CONNECTIONS, SEED + kill);
    tally.awaitAnswers(moment);
    backend.kill();
    clients.end();
  }

  /** What was heard before the kill and is sent once more counts nothing. */
  private void repeatLastAcknowledged(RunningProduct backend) throws Exception {
    List<CountedCall> heard = tally.takeRepeatable();
    for (CountedCall call : heard.subList(Math.max(0, heard.size() - REPEATED), heard.size())) {
      assertThat(CountingClients.once(backend.ports().backend(), call))
          .as("%s once more", call)
          .isIn(200, 202);
    }
  }

  /** As a careful client does who does not know whether it was heard; even twice. */
  private void settleByTheirKeys(RunningProduct backend, List<CountedCall> inFlight)
      throws Exception {
    for (CountedCall call : inFlight) {
      if (!call.key().isEmpty()) {
        int port = backend.ports().backend();
        assertThat(CountingClients.once(port, call)).as("%s", call).isIn(200, 202);
        assertThat(CountingClients.once(port, call)).as("%s again", call).isIn(200, 202);
        tally.answered(call);
      }
    }
  }

  private void compare(InternalApi internal, List<CountedCall> inFlight, String when)
      throws Exception {
    for (String metric : List.of(CountedCall.PLAIN, CountedCall.KEYED)) {
      long sum = 0;
      for (String application : APPLICATIONS) {
        long acknowledged = tally.acknowledged(metric, application);
        long counted = internal.counted(CountedCall.SERVICE, metric, application);
        assertThat(counted)
            .as("%s: %s of %s", when, metric, application)
            .isBetween(acknowledged, acknowledged + inDoubt(inFlight, metric, application));
        tally.settle(metric, application, counted);
        sum += counted;
      }
      assertThat(internal.counted(CountedCall.SERVICE, metric, ""))
          .as("%s: %s of the service", when, metric)
          .isEqualTo(sum);
    }
  }

  /** A repetition settles a call with a key: exactly once, nothing in doubt. */
  private static long inDoubt(List<CountedCall> inFlight, String metric, String application) {
    return inFlight.stream()
        .filter(call -> call.key().isEmpty())
        .filter(call -> call.metric().equals(metric) && call.application().equals(application))
        .mapToLong(CountedCall::amount)
        .sum();
  }
}
