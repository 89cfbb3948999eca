package io.tollgate.backend.usage;

import io.tollgate.backend.catalog.Metric;
import io.tollgate.backend.catalog.MetricTree;
import io.tollgate.protocol.administration.BackendService;
import java.util.List;
import java.util.Objects;

/** hits with the methods search (which has deep below it) and third; and other, on its own. */
public final class SampleMetrics {

  public static final List<BackendService.Metric> DEFINITIONS =
      List.of(
          new BackendService.Metric("1", "hits", null),
          new BackendService.Metric("2", "search", "1"),
          new BackendService.Metric("3", "other", null),
          new BackendService.Metric("4", "third", "1"),
          new BackendService.Metric("5", "deep", "2"));

  public static final MetricTree TREE = MetricTree.of(DEFINITIONS);
  public static final Metric HITS = named("hits");
  public static final Metric SEARCH = named("search");
  public static final Metric OTHER = named("other");
  public static final Metric THIRD = named("third");
  public static final Metric DEEP = named("deep");

  private SampleMetrics() {}

  private static Metric named(String name) {
    return Objects.requireNonNull(TREE.named(name));
  }
}
