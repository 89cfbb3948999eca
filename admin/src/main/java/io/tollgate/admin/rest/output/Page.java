package io.tollgate.admin.rest.output;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total entries of the whole list
 */
public record Page<T>(List<T> items, long total, PageRequest request) {
  public Page {
    items = List.copyOf(items);
  }

  /** Whether the list needs more than one page of this size; only then numbers are shown. */
  public boolean isPartial() {
    return total > request.perPage();
  }

  public long pages() {
    return (total + request.perPage() - 1) / request.perPage();
  }
}
