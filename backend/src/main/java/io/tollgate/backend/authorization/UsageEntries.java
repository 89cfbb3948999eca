package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Metric;
import io.tollgate.backend.catalog.MetricTree;
import io.tollgate.backend.usage.Change;
import io.tollgate.protocol.authorization.RejectionReason;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the entries of a usage mean for a service's metrics: all of them, or the first refusal. */
public sealed interface UsageEntries {

  /**
   * @param changes in request order, ancestors not included
   */
  record Understood(List<Change> changes) implements UsageEntries {}

  record NotUnderstood(Refusal refusal) implements UsageEntries {}

  /** Takes entry by entry, the value before the metric (2.1, step 13). */
  static UsageEntries read(Usage usage, MetricTree metrics) {
    List<Change> changes = new ArrayList<>(usage.entries().size());
    for (UsageEntry entry : usage.entries()) {
      if (entry instanceof UsageEntry.Malformed malformed) {
        return new NotUnderstood(valueInvalid(malformed));
      }
      @Nullable Metric metric = metrics.named(entry.metric());
      if (metric == null) {
        return new NotUnderstood(metricInvalid(entry.metric()));
      }
      changes.add(
          switch (entry) {
            case UsageEntry.Increment increment -> Change.add(metric, increment.amount());
            case UsageEntry.SetTo set -> Change.set(metric, set.value());
            case UsageEntry.Malformed _ -> throw new IllegalStateException("refused above");
          });
    }
    return new Understood(changes);
  }

  static Refusal metricInvalid(String metric) {
    return new Refusal(RejectionReason.METRIC_INVALID, "metric \"" + metric + "\" is invalid");
  }

  private static Refusal valueInvalid(UsageEntry.Malformed entry) {
    return entry.text().isBlank()
        ? new Refusal(
            RejectionReason.USAGE_VALUE_INVALID,
            "usage value for metric \"" + entry.metric() + "\" can not be empty")
        : new Refusal(
            RejectionReason.USAGE_VALUE_INVALID,
            "usage value \""
                + entry.text()
                + "\" for metric \""
                + entry.metric()
                + "\" is invalid");
  }
}
