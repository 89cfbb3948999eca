package io.tollgate.backend.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.administration.BackendService;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetricTreeTest {

  @Test
  void knows_ancestors_from_the_nearest_and_children_by_ascending_ids() {
    MetricTree tree =
        MetricTree.of(
            List.of(
                metric("10", "ten", "1"),
                metric("9", "nine", "1"),
                metric("1", "hits", null),
                metric("x", "text", "1"),
                metric("30", "deep", "10")));

    assertThat(named(tree, "deep").ancestors())
        .containsExactly(named(tree, "ten"), named(tree, "hits"));
    assertThat(tree.childrenOf(named(tree, "hits")))
        .extracting(Metric::name)
        .containsExactly("nine", "ten", "text");
  }

  @Test
  void takes_a_parent_that_does_not_exist_for_none() {
    MetricTree tree = MetricTree.of(List.of(metric("2", "search", "gone")));

    assertThat(named(tree, "search").ancestors()).isEmpty();
  }

  @Test
  void breaks_a_ring_of_parents() {
    MetricTree tree =
        MetricTree.of(List.of(metric("1", "a", "2"), metric("2", "b", "3"), metric("3", "c", "1")));

    assertThat(named(tree, "a").ancestors()).doesNotContain(named(tree, "a"));
    assertThat(named(tree, "b").ancestors()).doesNotContain(named(tree, "b"));
    assertThat(named(tree, "c").ancestors()).doesNotContain(named(tree, "c"));
  }

  private static BackendService.Metric metric(String id, String name, @Nullable String parent) {
    return new BackendService.Metric(id, name, parent);
  }

  private static Metric named(MetricTree tree, String name) {
    return Objects.requireNonNull(tree.named(name));
  }
}
