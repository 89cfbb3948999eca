package io.tollgate.backend.usage;

import static io.tollgate.backend.usage.SampleMetrics.DEEP;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static io.tollgate.backend.usage.SampleMetrics.OTHER;
import static io.tollgate.backend.usage.SampleMetrics.SEARCH;
import static io.tollgate.backend.usage.SampleMetrics.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PropagationTest {

  @Test
  void adds_a_methods_usage_to_all_its_ancestors() {
    Effect effect = Propagation.upwards(List.of(Change.add(DEEP, 3)));

    assertThat(effect.changes())
        .containsExactly(Change.add(DEEP, 3), Change.add(SEARCH, 3), Change.add(HITS, 3));
  }

  @Test
  void adds_to_what_the_ancestor_uses_itself() {
    Effect effect = Propagation.upwards(List.of(Change.add(SEARCH, 6), Change.add(HITS, 5)));

    assertThat(effect.on(HITS)).isEqualTo(Change.add(HITS, 11));
    assertThat(effect.on(SEARCH)).isEqualTo(Change.add(SEARCH, 6));
  }

  @Test
  void a_set_overwrites_every_ancestor() {
    Effect effect = Propagation.upwards(List.of(Change.set(DEEP, 9), Change.add(HITS, 5)));

    assertThat(effect.on(SEARCH)).isEqualTo(Change.set(SEARCH, 9));
    assertThat(effect.on(HITS)).isEqualTo(Change.set(HITS, 9));
  }

  @Test
  void of_several_sets_the_last_in_request_order_wins() {
    Effect effect = Propagation.upwards(List.of(Change.set(THIRD, 3), Change.set(SEARCH, 1)));

    assertThat(effect.on(HITS)).isEqualTo(Change.set(HITS, 1));
  }

  @Test
  void an_increment_below_a_set_ancestor_replaces_the_set() {
    Effect effect = Propagation.upwards(List.of(Change.set(HITS, 5), Change.add(SEARCH, 2)));

    assertThat(effect.on(HITS)).isEqualTo(Change.add(HITS, 2));
  }

  @Test
  void adding_nothing_only_has_the_ancestors_checked() {
    Effect effect = Propagation.upwards(List.of(Change.set(HITS, 5), Change.add(SEARCH, 0)));

    assertThat(effect.on(HITS)).isEqualTo(Change.set(HITS, 5));
    assertThat(Propagation.upwards(List.of(Change.add(SEARCH, 0))).counts()).isFalse();
    assertThat(Propagation.upwards(List.of(Change.add(SEARCH, 0))).checks(HITS)).isTrue();
  }

  @Test
  void flat_usage_checks_ancestors_without_counting_on_them() {
    Effect effect = Propagation.flat(List.of(Change.add(SEARCH, 11)));

    assertThat(effect.on(HITS)).isEqualTo(Change.add(HITS, 0));
    assertThat(effect.checks(OTHER)).isFalse();
  }

  @Test
  void sums_that_no_counter_can_hold_stay_at_the_largest_number() {
    Change large = Change.add(HITS, Long.MAX_VALUE - 1);

    assertThat(large.appliedTo(5)).isEqualTo(Long.MAX_VALUE);
    assertThat(large.plus(7).amount()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void the_reference_shows_a_set_parent_with_its_childs_increment_added() {
    List<Change> entries = List.of(Change.set(HITS, 5), Change.add(SEARCH, 2));

    Effect shown = ReferenceDisplay.of(entries, SampleMetrics.TREE);

    assertThat(shown.on(HITS)).isEqualTo(Change.set(HITS, 7));
    assertThat(shown.on(SEARCH)).isEqualTo(Change.add(SEARCH, 2));
  }

  @Test
  void the_reference_shows_sets_of_several_children_in_child_order() {
    List<Change> entries = List.of(Change.set(THIRD, 3), Change.set(SEARCH, 1));

    assertThat(ReferenceDisplay.of(entries, SampleMetrics.TREE).on(HITS))
        .isEqualTo(Change.set(HITS, 3));
  }
}
