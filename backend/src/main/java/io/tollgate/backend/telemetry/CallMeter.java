package io.tollgate.backend.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts calls by endpoint and outcome: {@code tollgate.backend.calls}. */
public final class CallMeter {

  private final Map<Endpoint, Map<Outcome, Counter>> counters = new EnumMap<>(Endpoint.class);

  public CallMeter(MeterRegistry registry) {
    for (Endpoint endpoint : Endpoint.values()) {
      Map<Outcome, Counter> ofEndpoint = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        ofEndpoint.put(
            outcome,
            Counter.builder("tollgate.backend.calls")
                .description("Calls decided by the backend")
                .tag("endpoint", endpoint.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry));
      }
      counters.put(endpoint, ofEndpoint);
    }
  }

  public void count(Endpoint endpoint, Outcome outcome) {
    Map<Outcome, Counter> ofEndpoint = Objects.requireNonNull(counters.get(endpoint));
    Objects.requireNonNull(ofEndpoint.get(outcome)).increment();
  }

  /** Where a call came in. {@code LOCAL} is a gateway in the same process. */
  public enum Endpoint {
    AUTHORIZE,
    AUTHREP,
    OAUTH_AUTHORIZE,
    OAUTH_AUTHREP,
    REPORT,
    LOCAL
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
