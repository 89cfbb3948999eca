package io.tollgate.backend.catalog;

import java.util.List;

/**
 * A metric or method in the tree of its service. Two are the same only if they are one object: each
 * snapshot of a service has its own, and counters go by {@link #id}.
 */
public final class Metric {

  private final String id;
  private final String name;
  private final List<Metric> ancestors;

  Metric(String id, String name, List<Metric> ancestors) {
    this.id = id;
    this.name = name;
    this.ancestors = List.copyOf(ancestors);
  }

  public String id() {
    return id;
  }

  /** System name, as in {@code usage[name]}. */
  public String name() {
    return name;
  }

  /** The parent, its parent and so on; empty for a metric without a parent. */
  public List<Metric> ancestors() {
    return ancestors;
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
