package io.tollgate.backend.usage;

import io.tollgate.backend.catalog.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * From what a call says it uses to what it does, ancestors included (4.4). The entries given are in
 * request order, one per metric.
 */
public final class Propagation {

  private Propagation() {}

  /**
   * Adds each entry to every ancestor, deepest metrics first. A set overwrites the ancestors; an
   * increment below a set ancestor replaces the set; of several sets the last in request order
   * wins.
   */
  public static Effect upwards(List<Change> entries) {
    if (isFlat(entries)) {
      return new Effect(entries);
    }
    List<Change> changes = new ArrayList<>(entries);
    for (int depth = deepest(entries); depth > 0; depth--) {
      int known = changes.size();
      for (int i = 0; i < known; i++) {
        Change change = changes.get(i);
        if (change.metric().ancestors().size() == depth) {
          fold(change, change.metric().ancestors().getFirst(), changes);
        }
      }
    }
    return new Effect(changes);
  }

  /** Leaves the ancestors' counters alone; their limits are checked all the same (flat_usage). */
  public static Effect flat(List<Change> entries) {
    if (isFlat(entries)) {
      return new Effect(entries);
    }
    List<Change> changes = new ArrayList<>(entries);
    for (Change entry : entries) {
      for (Metric ancestor : entry.metric().ancestors()) {
        if (indexOf(ancestor, changes) < 0) {
          changes.add(Change.add(ancestor, 0));
        }
      }
    }
    return new Effect(changes);
  }

  private static void fold(Change child, Metric parent, List<Change> changes) {
    int at = indexOf(parent, changes);
    if (at < 0) {
      changes.add(new Change(parent, child.set(), child.amount()));
    } else if (child.set()) {
      changes.set(at, Change.set(parent, child.amount()));
    } else if (child.amount() > 0) {
      Change known = changes.get(at);
      changes.set(
          at, known.set() ? Change.add(parent, child.amount()) : known.plus(child.amount()));
    }
  }

  private static int indexOf(Metric metric, List<Change> changes) {
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).metric() == metric) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isFlat(List<Change> entries) {
    for (int i = 0; i < entries.size(); i++) {
      if (!entries.get(i).metric().ancestors().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static int deepest(List<Change> entries) {
    int depth = 0;
    for (Change entry : entries) {
      depth = Math.max(depth, entry.metric().ancestors().size());
    }
    return depth;
  }
}
