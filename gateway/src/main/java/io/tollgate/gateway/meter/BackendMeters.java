package io.tollgate.gateway.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Calls to a remote backend, by the class of its answer. */
public final class BackendMeters {

  private final Counter[] byClass = new Counter[6];
  private final Counter noAnswer;

  public BackendMeters(MeterRegistry registry) {
    for (int i = 0; i < byClass.length; i++) {
      byClass[i] = counter(registry, i + "xx");
    }
    noAnswer = counter(registry, "invalid_status");
  }

  private static Counter counter(MeterRegistry registry, String status) {
    return registry.counter("threescale_backend_calls", "endpoint", "authrep", "status", status);
  }

  public void answered(int status) {
    int group = status / 100;
    (group < byClass.length ? byClass[group] : noAnswer).increment();
  }

  public void unanswered() {
    noAnswer.increment();
  }
}
