package io.tollgate.backend.store.embedded.catalog;

import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of a service with ten thousand limits is written for one edit. */
class CatalogWritesTest {

  private static final int PLANS = 100;
  private static final int METRICS = 100;

  /** A few pages of the tree that leads to one row; all limits take a hundred and more. */
  private static final long ONE_EDIT_BYTES = 8 * 4200;

  @TempDir Path directory;
  private CatalogFixture catalog;

  @BeforeEach
  void open() {
    catalog = new CatalogFixture(directory);
    catalog.wholes().putService(service(10));
    catalog.applications().putApplication(application("app1"));
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void one_limit_is_one_row() throws IOException {
    long before = writtenBytes();

    catalog.services().putLimit("100", new UsageLimit("9", "7", Period.DAY, 77));

    assertThat(writtenBytes() - before).isLessThan(ONE_EDIT_BYTES);
    assertThat(catalog.seen("100").limitsOf(catalog.seen("100", "app1")))
        .hasSize(METRICS)
        .extracting(Limit::maxValue)
        .contains(10L, 77L);
  }

  @Test
  void a_whole_service_that_differs_in_one_limit_is_one_row() throws IOException {
    long before = writtenBytes();

    catalog.wholes().putService(service(77));

    assertThat(writtenBytes() - before).isLessThan(ONE_EDIT_BYTES);
    assertThat(catalog.services().limit("100", "9", "0", Period.DAY))
        .isEqualTo(new UsageLimit("9", "0", Period.DAY, 77));
  }

  private long writtenBytes() throws IOException {
    return Files.size(directory.resolve("catalog.db-wal"));
  }

  private static BackendService service(long firstLimitOfPlan9) {
    List<BackendService.Metric> metrics = new ArrayList<>();
    List<UsageLimit> limits = new ArrayList<>();
    for (int metric = 0; metric < METRICS; metric++) {
      metrics.add(new BackendService.Metric(Integer.toString(metric), "m" + metric, null));
      for (int plan = 0; plan < PLANS; plan++) {
        long value = plan == 9 && metric == 0 ? firstLimitOfPlan9 : 10;
        limits.add(
            new UsageLimit(Integer.toString(plan), Integer.toString(metric), Period.DAY, value));
      }
    }
    return new BackendService(
        "100",
        "pk",
        AuthenticationMode.APP_ID,
        false,
        true,
        true,
        Set.of(),
        metrics,
        limits,
        Set.of());
  }
}
