package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.SampleApplication;
import io.tollgate.backend.usage.UsageValue;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What would pass the end of a counter changes nothing (12, ruling 5). */
class FullCountersTest extends ApiCases {

  /** So many of the largest values have a sum that a counter cannot hold. */
  private static final int TOO_MANY = 1025;

  @Test
  void a_batch_is_held_against_the_counters_as_a_whole() {
    full(f.post(batch(TOO_MANY)));
    assertThat(f.counters()).isEmpty();
    assertThat(f.backend.usage().countersOf("100")).isEmpty();

    assertThat(f.post(batch(1023)).status()).isEqualTo(202);
    full(f.post(batch(2)));
    restart(settings());
    assertThat(f.stored("hits")).isEqualTo(1023 * UsageValue.MAX);
  }

  @Test
  void a_metric_without_a_counter_yet_is_held_against_the_sum_of_its_methods() {
    List<BackendService.Metric> metrics =
        IntStream.rangeClosed(1, TOO_MANY)
            .mapToObj(i -> new BackendService.Metric("" + i, "m" + i, i == 1 ? null : "1"))
            .toList();
    f.backend
        .administration()
        .putService(
            new BackendService(
                "100",
                "pk",
                AuthenticationMode.APP_ID,
                false,
                true,
                true,
                Set.of(),
                metrics,
                List.of(),
                Set.of()));

    full(
        f.authrep(
            C
                + metrics.stream()
                    .map(metric -> "&usage[" + metric.name() + "]=" + UsageValue.MAX)
                    .collect(Collectors.joining())));
    assertThat(f.counters()).isEmpty();
  }

  /** Each application's counter holds what it was given; that of the service stays at its end. */
  @Test
  void the_sum_over_all_applications_of_a_service_ends_at_the_largest_number() {
    new SampleApplication("100", "app2", f.backend.administration()).put();
    assertThat(f.post(batch("app1", 900)).status()).isEqualTo(202);
    assertThat(f.post(batch("app2", 200)).status()).isEqualTo(202);
    assertThat(ofService()).containsOnly(Long.MAX_VALUE);

    assertThat(f.post(batch("app2", 1)).status()).isEqualTo(202);
    assertThat(ofService()).containsOnly(Long.MAX_VALUE);
    assertThat(f.stored("hits")).isEqualTo(900 * UsageValue.MAX);
  }

  private Collection<Long> ofService() {
    return f.backend.usage().countersOf("100").values();
  }

  private static void full(RawMessage answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo(error("storage_unavailable", "usage storage is unavailable"));
  }

  private static String batch(int size) {
    return batch("app1", size);
  }

  private static String batch(String application, int size) {
    return "provider_key=pk"
        + IntStream.range(0, size)
            .mapToObj(i -> "&transactions[" + i + "]")
            .map(
                each -> each + "[app_id]=" + application + each + "[usage][hits]=" + UsageValue.MAX)
            .collect(Collectors.joining());
  }
}
