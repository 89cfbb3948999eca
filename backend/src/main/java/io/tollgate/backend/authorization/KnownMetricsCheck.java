package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.MetricTree;
import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.UsageEntry;
import java.util.List;
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

  @Override
  public String name() {
    return "known metrics";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    Question question = inquiry.question();
    return List.of(
        Fact.of("no_body", question.metricsFirst()),
        Fact.of("metrics", question.usage().entries().stream().map(UsageEntry::metric).toList()));
  }
}
