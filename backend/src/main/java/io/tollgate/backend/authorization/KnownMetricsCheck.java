package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.MetricTree;
import io.tollgate.protocol.authorization.UsageEntry;
import org.jspecify.annotations.Nullable;

/** With no_body an unknown metric is refused before the application's checks (2.1, step 11). */
final class KnownMetricsCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    if (inquiry.question().metricsFirst()) {
      MetricTree metrics = inquiry.service().metrics();
      for (UsageEntry entry : inquiry.question().usage().entries()) {
        if (metrics.named(entry.metric()) == null) {
          return UsageEntries.metricInvalid(entry.metric());
        }
      }
    }
    return null;
  }
}
