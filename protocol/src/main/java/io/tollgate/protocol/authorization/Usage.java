package io.tollgate.protocol.authorization;

import java.util.List;

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
}
