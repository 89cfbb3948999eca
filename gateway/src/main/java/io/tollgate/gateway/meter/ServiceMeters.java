package io.tollgate.gateway.meter;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** The meters of one service. */
public final class ServiceMeters {

  private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

  private final StatusCounters upstreamStatus;
  private final DistributionSummary upstreamTime;
  private final DistributionSummary totalTime;

  ServiceMeters(MeterRegistry registry, Tags tags) {
    upstreamStatus = new StatusCounters(registry, "upstream_status", tags);
    upstreamTime = histogram(registry, "upstream_response_time_seconds", tags);
    totalTime = histogram(registry, "total_response_time_seconds", tags);
  }

  private static DistributionSummary histogram(MeterRegistry registry, String name, Tags tags) {
    return DistributionSummary.builder(name)
        .tags(tags)
        .serviceLevelObjectives(SECONDS)
        .register(registry);
  }

  /**
   * An upstream answered.
   *
   * @param nanos from the request's first byte to the answer's last
   */
  public void upstreamAnswered(int status, long nanos) {
    upstreamStatus.count(status);
    upstreamTime.record(nanos / 1e9);
  }

  /** A call ended, however. */
  public void callEnded(long nanos) {
    totalTime.record(nanos / 1e9);
  }
}
