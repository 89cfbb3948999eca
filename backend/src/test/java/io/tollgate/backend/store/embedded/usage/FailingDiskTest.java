package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.store.embedded.usage.CountingFixture.APP;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.LedgerAnswer.Counted;
import io.tollgate.backend.store.LedgerAnswer.Unavailable;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.backend.store.journal.FullDisk;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Propagation;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDiskTest {

  private static final ApplicationKey OTHER_APP = new ApplicationKey("100", "app2");

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");
  private final FullDisk disk = new FullDisk();

  @Test
  void counts_nothing_while_the_disk_is_full_and_goes_on_afterwards() {
    try (CountingFixture fixture = open(FsyncMode.EVERY_SECOND)) {
      fixture.charge(APP, List.of(), add(1));
      disk.fill(true);

      assertThat(fixture.charge(APP, List.of(), add(1)))
          .isEqualTo(
              new Unavailable("the usage journal cannot be written: No space left on device"));
      assertThat(fixture.store.trouble()).contains("No space left");
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(1);

      disk.fill(false);
      assertThat(fixture.charge(APP, List.of(), add(1))).isInstanceOf(Counted.class);
      assertThat(fixture.store.trouble()).isNull();
    }
    try (CountingFixture fixture = open(FsyncMode.EVERY_SECOND)) {
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(2);
    }
  }

  @Test
  void counts_nothing_of_a_batch_while_the_disk_is_full() {
    try (CountingFixture fixture = open(FsyncMode.EVERY_SECOND)) {
      disk.fill(true);
      List<Count> batch =
          List.of(
              new Count(APP, fixture.now(), Propagation.upwards(List.of(add(1))), null),
              new Count(OTHER_APP, fixture.now(), Propagation.upwards(List.of(add(1))), null));

      assertThat(fixture.count(batch)).isInstanceOf(Unavailable.class);

      disk.fill(false);
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isZero();
      assertThat(fixture.stored(OTHER_APP, HITS, Period.DAY)).isZero();
    }
  }

  @Test
  void with_fsync_always_nobody_is_told_counted_before_the_disk_has_it() {
    try (CountingFixture fixture = open(FsyncMode.ALWAYS)) {
      assertThat(fixture.charge(APP, List.of(), add(1))).isInstanceOf(Counted.class);

      disk.breakSync(true);
      assertThat(fixture.charge(APP, List.of(), add(1)))
          .isEqualTo(
              new Unavailable("the disk did not confirm the usage journal: Input/output error"));
      assertThat(fixture.count(fixture.now(), add(1))).isInstanceOf(Unavailable.class);

      disk.breakSync(false);
      assertThat(fixture.charge(APP, List.of(), add(1))).isInstanceOf(Counted.class);
    }
  }

  @Test
  void refuses_a_counter_that_is_full_and_changes_nothing() {
    try (CountingFixture fixture = open(FsyncMode.EVERY_SECOND)) {
      fixture.charge(APP, List.of(), add(Long.MAX_VALUE - 10));

      assertThat(fixture.charge(APP, List.of(), add(20)))
          .isInstanceOfSatisfying(
              Unavailable.class,
              unavailable ->
                  assertThat(unavailable.cause())
                      .contains("metric 1 of application app1 of service 100 is full"));
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(Long.MAX_VALUE - 10);
    }
  }

  private CountingFixture open(FsyncMode fsync) {
    return new CountingFixture(directory, clock, fsync, disk::open);
  }

  private static Change add(long amount) {
    return Change.add(HITS, amount);
  }
}
