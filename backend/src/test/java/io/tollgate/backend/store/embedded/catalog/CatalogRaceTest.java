package io.tollgate.backend.store.embedded.catalog;

import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.application;
import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.store.ApplicationRecords.ApplicationRecord;
import io.tollgate.backend.store.ServiceRecords.ServiceToken;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many edit the parts of one service and its applications while others read them. */
class CatalogRaceTest {

  private static final int EDITS = 200;

  @TempDir Path directory;
  private CatalogFixture catalog;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void open() {
    catalog = new CatalogFixture(directory);
    catalog.services().putService(service("100", "pk"));
    catalog.services().putMetric("100", new BackendService.Metric("0", "hits", null));
    catalog.applications().putApplication(application("app1"));
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    catalog.close();
  }

  @Test
  void no_edit_is_lost_and_no_reader_sees_half_of_one() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    List<Future<?>> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      readers.add(threads.submit(() -> readUntil(done)));
    }

    edit(
        i -> catalog.services().addTokens(List.of(new ServiceToken("tok" + i, "100"))),
        i -> catalog.services().putMetric("100", metric(i)),
        i -> catalog.services().putLimit("100", limit(i)),
        i -> catalog.services().addAlertLimit("100", i),
        i -> catalog.services().putService(service("100", i == EDITS ? "last" : "pk" + i)),
        i -> addKey("a", i),
        i -> addKey("b", i),
        i -> catalog.applications().addReferrerFilter("100", "app1", "f" + i),
        i -> catalog.applications().putUserKey("100", "uk" + i, "app1"),
        i ->
            catalog
                .applications()
                .putApplication(
                    new ApplicationRecord("100", "app1", "active", "9", "Gold" + i, null)),
        i -> catalog.wholes().putApplication(whole(i)));
    done.set(true);
    for (Future<?> reader : readers) {
      reader.get();
    }

    assertNothingIsLost();
    catalog.restart();
    assertNothingIsLost();
  }

  private void edit(IntConsumer... writers) throws InterruptedException, ExecutionException {
    List<Future<?>> running = new ArrayList<>();
    for (IntConsumer writer : writers) {
      running.add(threads.submit(() -> IntStream.rangeClosed(1, EDITS).forEach(writer)));
    }
    for (Future<?> each : running) {
      each.get();
    }
  }

  /** Adds a key and looks whether all that this writer has added are there. */
  private void addKey(String writer, int number) {
    catalog.applications().addKey("100", "app1", writer + number);
    assertThat(catalog.seen("100", "app1").keys())
        .containsAll(IntStream.rangeClosed(1, number).mapToObj(i -> writer + i).toList());
  }

  private void readUntil(AtomicBoolean done) {
    int metrics = 0;
    int keys = 0;
    while (!done.get()) {
      Service seen = catalog.seen("100");
      for (Limit limit : seen.limitsOf(catalog.seen("100", "app1"))) {
        assertThat(seen.metrics().withId(limit.metric().id())).isSameAs(limit.metric());
      }
      int now = (int) IntStream.rangeClosed(0, EDITS).filter(i -> has(seen, i)).count();
      assertThat(now).isGreaterThanOrEqualTo(metrics);
      metrics = now;
      int keysNow = catalog.seen("100", "app1").keys().size();
      assertThat(keysNow).isGreaterThanOrEqualTo(keys);
      keys = keysNow;
    }
  }

  private static boolean has(Service service, int metric) {
    return service.metrics().withId(Integer.toString(metric)) != null;
  }

  private void assertNothingIsLost() {
    Service seen = catalog.seen("100");
    assertThat(seen.providerKey()).isEqualTo("last");
    assertThat(catalog.defaultOf("last")).isEqualTo("100");
    assertThat(seen.alertLimits()).hasSize(EDITS);
    assertThat(seen.limitsOf(catalog.seen("100", "app1"))).hasSize(EDITS);
    assertThat(catalog.seen("100", "app1").keys()).hasSize(2 * EDITS);
    assertThat(catalog.seen("100", "app1").referrerFilters()).hasSize(EDITS);
    assertThat(catalog.seen("100", "app1").planName()).isEqualTo("Gold" + EDITS);
    for (int i = 1; i <= EDITS; i++) {
      assertThat(seen.accepts("tok" + i)).isTrue();
      assertThat(has(seen, i)).isTrue();
      assertThat(seen.applications().idOf("uk" + i)).isEqualTo("app1");
      assertThat(catalog.seen("100", "whole" + i).keys()).containsExactly("k" + i);
    }
  }

  private static BackendService.Metric metric(int number) {
    return new BackendService.Metric(Integer.toString(number), "m" + number, "0");
  }

  private static UsageLimit limit(int number) {
    return new UsageLimit("9", Integer.toString(number), Period.DAY, number);
  }

  private static BackendApplication whole(int number) {
    return new BackendApplication(
        "100",
        "whole" + number,
        "active",
        "9",
        "Gold",
        null,
        Set.of(),
        Set.of("k" + number),
        Set.of());
  }
}
