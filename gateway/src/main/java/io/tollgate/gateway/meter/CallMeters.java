package io.tollgate.gateway.meter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of all calls. Counters are resolved beforehand: a call only adds to them. */
public final class CallMeters {

  private final MeterRegistry registry;
  private final boolean extended;
  private final StatusCounters answers;
  private final Map<Tags, ServiceMeters> services = new ConcurrentHashMap<>();

  /**
   * @param extended whether meters carry the service's id and name, else empty labels ({@code
   *     APICAST_EXTENDED_METRICS})
   */
  public CallMeters(MeterRegistry registry, boolean extended) {
    this.registry = registry;
    this.extended = extended;
    this.answers = new StatusCounters(registry, "apicast_status", Tags.empty());
  }

  /** The meters of one service, the same for all its versions. */
  public ServiceMeters of(String serviceId, String systemName) {
    Tags tags =
        Tags.of(
            "service_id", extended ? serviceId : "",
            "service_system_name", extended ? systemName : "");
    return services.computeIfAbsent(tags, t -> new ServiceMeters(registry, t));
  }

  /** An answer was sent to a client, for whatever reason. */
  public void answered(int status) {
    answers.count(status);
  }

  /** Nanoseconds of an arbitrary origin, to measure with. */
  public long now() {
    return registry.config().clock().monotonicTime();
  }
}
