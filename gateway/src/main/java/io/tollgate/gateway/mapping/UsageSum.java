package io.tollgate.gateway.mapping;

import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import io.tollgate.protocol.gateway.MappingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what matched rules count, sorted by metric. */
public final class UsageSum {

  private UsageSum() {}

  public static Usage of(List<MappingRule> rules) {
    Map<String, Long> sums = new TreeMap<>();
    for (MappingRule rule : rules) {
      sums.merge(rule.metricSystemName(), rule.delta(), Long::sum);
    }
    List<UsageEntry> entries = new ArrayList<>(sums.size());
    sums.forEach(
        (metric, sum) -> {
          if (sum > 0) {
            entries.add(new UsageEntry.Increment(metric, sum));
          }
        });
    return entries.isEmpty() ? Usage.NONE : new Usage(entries);
  }
}
