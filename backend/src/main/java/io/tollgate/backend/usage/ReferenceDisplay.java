package io.tollgate.backend.usage;

import io.tollgate.backend.catalog.Metric;
import io.tollgate.backend.catalog.MetricTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the reference shows as used, which with {@code #N} or {@code flat_usage} is not what it
 * stores: a metric's own entry, then each descendant's in child order, a set replacing what was
 * gathered so far (3; 9, quirks 15 and 16). Only used while strict limits are off.
 */
public final class ReferenceDisplay {

  private final MetricTree tree;
  private final List<Change> entries;

  private ReferenceDisplay(MetricTree tree, List<Change> entries) {
    this.tree = tree;
    this.entries = entries;
  }

  public static Effect of(List<Change> entries, MetricTree tree) {
    ReferenceDisplay display = new ReferenceDisplay(tree, entries);
    Set<Metric> touched = new LinkedHashSet<>();
    for (Change entry : entries) {
      touched.add(entry.metric());
      touched.addAll(entry.metric().ancestors());
    }
    List<Change> changes = new ArrayList<>();
    for (Metric metric : touched) {
      changes.add(display.gather(metric, Change.add(metric, 0)));
    }
    return new Effect(changes);
  }

  private Change gather(Metric metric, Change soFar) {
    Change gathered = soFar;
    for (Change entry : entries) {
      if (entry.metric() == metric) {
        gathered =
            entry.set()
                ? Change.set(soFar.metric(), entry.amount())
                : gathered.plus(entry.amount());
      }
    }
    for (Metric child : tree.childrenOf(metric)) {
      gathered = gather(child, gathered);
    }
    return gathered;
  }
}
