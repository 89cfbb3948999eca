package io.tollgate.admin.publication.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.publication.drift.Difference.Kind;
import io.tollgate.admin.publication.drift.Difference.Side;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Metric HITS = new Metric("1", "hits", null);
  private static final Metric READS = new Metric("2", "reads", "1");
  private static final UsageLimit DAY = new UsageLimit("9", "1", Period.DAY, 10);

  private static BackendService product(boolean isDefault, Set<String> tokens, Metric... metrics) {
    return new BackendService(
        "7",
        "secret-key",
        AuthenticationMode.USER_KEY,
        false,
        true,
        isDefault,
        tokens,
        List.of(metrics),
        List.of(DAY),
        Set.of());
  }

  private static BackendApplication application(String id, String state, String key) {
    return new BackendApplication(
        "7", id, state, "9", "Gold", null, Set.of("uk-" + id), Set.of(key), Set.of());
  }

  @Test
  void a_product_is_the_same_whatever_the_order_of_its_parts() {
    assertThat(
            Comparison.product(
                product(true, Set.of("t"), HITS, READS), product(true, Set.of("t"), READS, HITS)))
        .isEmpty();
  }

  @Test
  void the_fields_that_differ_are_named_and_no_values() {
    List<Difference> found =
        Comparison.product(
            product(false, Set.of("secret-token"), HITS), product(false, Set.of("t"), READS));

    assertThat(found)
        .containsExactly(
            new Difference(
                Side.BACKEND,
                "7",
                "product",
                Kind.DIFFERENT,
                List.of("service tokens", "metrics")));
    assertThat(found.toString()).doesNotContain("secret");
  }

  @Test
  void a_default_of_the_backends_own_making_is_no_difference_and_a_lost_one_is() {
    BackendService wanted = product(true, Set.of(), HITS);
    BackendService plain = product(false, Set.of(), HITS);

    assertThat(Comparison.product(plain, wanted)).isEmpty();
    assertThat(Comparison.product(wanted, plain))
        .extracting(Difference::fields)
        .containsExactly(List.of("default"));
  }

  @Test
  void applications_are_missing_unknown_or_different() {
    assertThat(
            Comparison.applications(
                "7",
                List.of(application("a", "active", "k"), application("b", "active", "k")),
                List.of(application("b", "suspended", "l"), application("c", "active", "k"))))
        .containsExactly(
            Difference.of(Side.BACKEND, "7", "application a", Kind.MISSING),
            new Difference(
                Side.BACKEND,
                "7",
                "application b",
                Kind.DIFFERENT,
                List.of("state", "application keys")),
            Difference.of(Side.BACKEND, "7", "application c", Kind.UNKNOWN));
  }

  @Test
  void a_product_that_only_one_side_has_is_told() {
    assertThat(Comparison.product(product(true, Set.of()), null))
        .containsExactly(Difference.of(Side.BACKEND, "7", "product", Kind.MISSING));
    assertThat(Comparison.products(Set.of("7"), Set.of("7", "8")))
        .containsExactly(Difference.of(Side.BACKEND, "8", "product", Kind.UNKNOWN));
  }
}
