package io.tollgate.gateway.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Calls to a remote backend, by endpoint and the class of its answer (gateway.md, 4.5). */
public final class BackendMeters {

  /** What the backend is asked for; the name is the label's value. */
  public enum Endpoint {
    AUTHREP,
    AUTH,
    REPORT
  }

  private static final int CLASSES = 6;

  private final Map<Endpoint, Counter[]> counters = new EnumMap<>(Endpoint.class);

  public BackendMeters(MeterRegistry registry) {
    for (Endpoint endpoint : Endpoint.values()) {
      Counter[] byClass = new Counter[CLASSES + 1];
      for (int i = 0; i < CLASSES; i++) {
        byClass[i] = counter(registry, endpoint, i + "xx");
      }
      byClass[CLASSES] = counter(registry, endpoint, "invalid_status");
      counters.put(endpoint, byClass);
    }
  }

  private static Counter counter(MeterRegistry registry, Endpoint endpoint, String status) {
    return registry.counter(
        "threescale_backend_calls",
        "endpoint",
        endpoint.name().toLowerCase(Locale.ROOT),
        "status",
        status);
  }

  public void answered(Endpoint endpoint, int status) {
    of(endpoint)[Math.min(status / 100, CLASSES)].increment();
  }

  public void unanswered(Endpoint endpoint) {
    of(endpoint)[CLASSES].increment();
  }

  private Counter[] of(Endpoint endpoint) {
    return Objects.requireNonNull(counters.get(endpoint));
  }
}
