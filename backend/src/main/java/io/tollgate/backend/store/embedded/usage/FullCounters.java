package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Metric;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.LedgerAnswer.Unavailable;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.Windows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what a counter cannot hold, and says so in the log, at most once a minute (12, ruling 5).
 */
final class FullCounters {

  private static final Logger log = LoggerFactory.getLogger(FullCounters.class);

  private final AtomicLong lastTold = new AtomicLong(-1);

  /**
   * @return null when there is room
   */
  @Nullable Unavailable refusal(Charge charge, ApplicationCounters counters) {
    Metric full = counters.overflowing(charge.effect(), charge.now());
    return full == null ? null : refusal(charge.application(), full, charge.now());
  }

  /**
   * @return null when there is room for all of the batch
   */
  @Nullable Unavailable refusal(List<Count> batch, Windows now, LockedApplications locked) {
    Map<ApplicationKey, List<Effect>> effects = new HashMap<>();
    for (Count count : batch) {
      effects.computeIfAbsent(count.application(), key -> new ArrayList<>()).add(count.effect());
    }
    for (Map.Entry<ApplicationKey, List<Effect>> each : effects.entrySet()) {
      Metric full = locked.of(each.getKey()).overflowing(each.getValue(), now);
      if (full != null) {
        return refusal(each.getKey(), full, now);
      }
    }
    return null;
  }

  private Unavailable refusal(ApplicationKey application, Metric metric, Windows now) {
    String cause =
        "the counter of metric %s of application %s of service %s is full: set it with usage[%s]=#0"
            .formatted(
                metric.id(), application.applicationId(), application.serviceId(), metric.name());
    if (lastTold.getAndSet(now.minute()) != now.minute()) {
      log.warn("{}. Calls that it has no room for are answered 503", cause);
    }
    return new Unavailable(cause);
  }
}
