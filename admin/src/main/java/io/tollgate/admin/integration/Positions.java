package io.tollgate.admin.integration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders in which each has a place from 1 and there are no gaps. Pure. */
final class Positions {
  private Positions() {}

  /**
   * The ids with one of them at a place, wherever it was before.
   *
   * @param position null and anything behind the end mean the end
   */
  static List<Long> place(List<Long> order, long id, @Nullable Long position) {
    List<Long> others = new ArrayList<>(order);
    others.remove(id);
    int index =
        position == null ? others.size() : (int) Math.min(position - 1, (long) others.size());
    others.add(Math.max(0, index), id);
    return others;
  }
}
