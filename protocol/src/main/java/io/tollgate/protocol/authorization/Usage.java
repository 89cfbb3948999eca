package io.tollgate.protocol.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one call uses, in request order (the order decides between several {@code #N}).
 *
 * @param entries at most one per metric name
 */
public record Usage(List<UsageEntry> entries) {

  public static final Usage NONE = new Usage(List.of());

  public Usage {
    entries = List.copyOf(entries);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Both together: increments of one metric add up, sorted by metric; all else stays as it is. */
  public Usage plus(Usage other) {
    if (other.isEmpty() || isEmpty()) {
      return isEmpty() ? other : this;
    }
    Map<String, Long> sums = new TreeMap<>();
    List<UsageEntry> entries = new ArrayList<>();
    for (UsageEntry entry : Stream.concat(this.entries.stream(), other.entries.stream()).toList()) {
      if (entry instanceof UsageEntry.Increment(String metric, long amount)) {
        sums.merge(metric, amount, Long::sum);
      } else {
        entries.add(entry);
      }
    }
    sums.forEach((metric, sum) -> entries.add(new UsageEntry.Increment(metric, sum)));
    return new Usage(entries);
  }
}
