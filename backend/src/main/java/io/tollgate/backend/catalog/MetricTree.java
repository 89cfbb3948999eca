package io.tollgate.backend.catalog;

import io.tollgate.protocol.administration.BackendService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
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
    tree.children
        .values()
        .forEach(siblings -> siblings.sort(Comparator.comparing(Metric::id, IdOrder.ASCENDING)));
    return tree;
  }

  /** Adds a metric and those of its ancestors that are not there yet. */
  private void add(BackendService.Metric definition, Map<String, BackendService.Metric> all) {
    SequencedMap<String, BackendService.Metric> line = new LinkedHashMap<>();
    BackendService.@Nullable Metric next = definition;
    while (next != null
        && !byId.containsKey(next.id())
        && line.putIfAbsent(next.id(), next) == null) {
      next = next.parentId() == null ? null : all.get(next.parentId());
    }
    @Nullable Metric parent = next == null ? null : byId.get(next.id());
    for (BackendService.Metric each : line.sequencedValues().reversed()) {
      parent = new Metric(each.id(), each.name(), upwardsFrom(parent));
      byId.put(each.id(), parent);
    }
  }

  private static List<Metric> upwardsFrom(@Nullable Metric metric) {
    List<Metric> line = new ArrayList<>();
    if (metric != null) {
      line.add(metric);
      line.addAll(metric.ancestors());
    }
    return line;
  }

  private void index(Metric metric) {
    byName.put(metric.name(), metric);
    if (!metric.ancestors().isEmpty()) {
      children
          .computeIfAbsent(metric.ancestors().getFirst(), parent -> new ArrayList<>())
          .add(metric);
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
