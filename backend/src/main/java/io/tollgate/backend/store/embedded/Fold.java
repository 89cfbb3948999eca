package io.tollgate.backend.store.embedded;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.usage.WindowCalendar;
import java.util.HashMap;
import java.util.Map;

/** What a stretch of the journal changes, summed per application, metric and window. */
final class Fold {

  private final WindowCalendar calendar = new WindowCalendar();
  private final Map<ApplicationKey, Map<String, MetricFold>> byApplication = new HashMap<>();

  MetricFold of(ApplicationKey application, String metricId) {
    return byApplication
        .computeIfAbsent(application, key -> new HashMap<>())
        .computeIfAbsent(metricId, id -> new MetricFold(calendar));
  }

  Map<ApplicationKey, Map<String, MetricFold>> byApplication() {
    return byApplication;
  }
}
