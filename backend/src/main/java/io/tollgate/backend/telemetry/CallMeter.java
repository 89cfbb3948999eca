package io.tollgate.backend.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls by endpoint and outcome, {@code tollgate.backend.calls}, and those that came over
 * the wire by the time they took, {@code tollgate.backend.call.duration}. A gateway in the same
 * process times its calls itself.
 */
public final class CallMeter {

  /** Few, since each endpoint has a line for each; around what a call costs when all is well. */
  private static final Duration[] BOUNDS = {
    Duration.ofNanos(250_000),
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500)
  };

  private final Map<Endpoint, Map<Outcome, Counter>> counters = new EnumMap<>(Endpoint.class);
  private final Map<Endpoint, Timer> timers = new EnumMap<>(Endpoint.class);
  private final SlowCalls slow;

  /**
   * @param slow calls that take longer are counted apart and logged
   */
  public CallMeter(MeterRegistry registry, Duration slow) {
    this.slow = new SlowCalls(registry, slow, System.nanoTime());
    for (Endpoint endpoint : Endpoint.values()) {
      Map<Outcome, Counter> ofEndpoint = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        ofEndpoint.put(
            outcome,
            Counter.builder("tollgate.backend.calls")
                .description("Calls decided by the backend")
                .tag("endpoint", endpoint.wireName())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry));
      }
      counters.put(endpoint, ofEndpoint);
    }
    for (Endpoint endpoint : Endpoint.ON_THE_WIRE) {
      timers.put(
          endpoint,
          Timer.builder("tollgate.backend.call.duration")
              .description("From a call's last byte to its answer")
              .tag("endpoint", endpoint.wireName())
              .serviceLevelObjectives(BOUNDS)
              .register(registry));
    }
  }

  /**
   * Begins to measure a call.
   *
   * @param endpoint one of {@link Endpoint#ON_THE_WIRE}
   */
  public Started start(Endpoint endpoint) {
    return new Started(this, endpoint, System.nanoTime());
  }

  public void count(Endpoint endpoint, Outcome outcome) {
    Map<Outcome, Counter> ofEndpoint = Objects.requireNonNull(counters.get(endpoint));
    Objects.requireNonNull(ofEndpoint.get(outcome)).increment();
  }

  /** A call on its way. */
  public record Started(CallMeter meter, Endpoint endpoint, long atNanos) {

    /**
     * The call is answered.
     *
     * @param waited whether the storage answered later than at once
     * @param service id of the service, null when the call did not get so far
     * @param application id of the application, null when the call did not get so far
     */
    public void ended(
        Outcome outcome, boolean waited, @Nullable String service, @Nullable String application) {
      long now = System.nanoTime();
      meter.count(endpoint, outcome);
      Objects.requireNonNull(meter.timers.get(endpoint))
          .record(now - atNanos, TimeUnit.NANOSECONDS);
      meter.slow.ended(endpoint, atNanos, now, waited, service, application);
    }
  }

  /** Where a call came in. {@code LOCAL} is a gateway in the same process. */
  public enum Endpoint {
    AUTHORIZE,
    AUTHREP,
    OAUTH_AUTHORIZE,
    OAUTH_AUTHREP,
    REPORT,
    LOCAL;

    /** Those that are timed. */
    static final Set<Endpoint> ON_THE_WIRE = EnumSet.complementOf(EnumSet.of(LOCAL));

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As labels of metrics and the log have it, such as {@code oauth_authrep}. */
    public String wireName() {
      return wireName;
    }
  }

  /**
   * How a call ended: accepted (200, 202), rejected (409), an error of the caller (other 4xx), or
   * the storage was out of order (503).
   */
  public enum Outcome {
    ACCEPTED,
    REJECTED,
    ERROR,
    UNAVAILABLE
  }
}
