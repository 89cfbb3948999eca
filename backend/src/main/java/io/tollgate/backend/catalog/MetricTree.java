package io.tollgate.backend.catalog;

import io.tollgate.protocol.administration.BackendService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The metrics and methods of one service: at most one parent each, any depth (4.4). */
public final class MetricTree {

  private final Map<String, Metric> byId = new LinkedHashMap<>();
  private final Map<String, Metric> byName = new HashMap<>();
  private final Map<Metric, List<Metric>> children = new HashMap<>();

  private MetricTree() {}

  /**
   * Builds the tree. A parent that does not exist, or that would make a metric its own ancestor,
   * counts as none.
   */
  public static MetricTree of(List<BackendService.Metric> definitions) {
    MetricTree tree = new MetricTree();
    Map<String, BackendService.Metric> byId =
        definitions.stream()
            .collect(Collectors.toMap(BackendService.Metric::id, m -> m, (a, b) -> b));
    byId.values().stream()
        .sorted((a, b) -> IdOrder.ASCENDING.compare(a.id(), b.id()))
        .forEach(definition -> tree.add(definition, byId));
    tree.byId.values().forEach(tree::index);
    return tree;
  }

  private void add(BackendService.Metric definition, Map<String, BackendService.Metric> all) {
    List<BackendService.Metric> line = new ArrayList<>();
    BackendService.@Nullable Metric next = definition;
    while (next != null && !line.contains(next)) {
      line.add(next);
      next = next.parentId() == null ? null : all.get(next.parentId());
    }
    List<Metric> ancestors = List.of();
    for (BackendService.Metric each : line.reversed()) {
      List<Metric> known = ancestors;
      Metric metric = byId.computeIfAbsent(each.id(), id -> new Metric(id, each.name(), known));
      ancestors = new ArrayList<>(metric.ancestors());
      ancestors.addFirst(metric);
    }
  }

  private void index(Metric metric) {
    byName.put(metric.name(), metric);
    if (!metric.ancestors().isEmpty()) {
      children
          .computeIfAbsent(metric.ancestors().getFirst(), parent -> new ArrayList<>())
          .add(metric);
      children
          .get(metric.ancestors().getFirst())
          .sort((a, b) -> IdOrder.ASCENDING.compare(a.id(), b.id()));
    }
  }

  public @Nullable Metric named(String name) {
    return byName.get(name);
  }

  public @Nullable Metric withId(String id) {
    return byId.get(id);
  }

  /** The direct children, ids ascending. */
  public List<Metric> childrenOf(Metric metric) {
    return children.getOrDefault(metric, List.of());
  }
}
