package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.store.embedded.usage.CountingFixture.APP;
import static io.tollgate.backend.store.embedded.usage.CountingFixture.answer;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static io.tollgate.backend.usage.SampleMetrics.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.LedgerAnswer;
import io.tollgate.backend.store.LedgerAnswer.Counted;
import io.tollgate.backend.store.LedgerAnswer.Exceeded;
import io.tollgate.backend.store.LedgerAnswer.KeyReused;
import io.tollgate.backend.store.LedgerAnswer.Repeated;
import io.tollgate.backend.store.LedgerAnswer.Unavailable;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.backend.store.journal.FullDisk;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Propagation;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that come twice under one key. */
class IdempotencyTest {

  private static final List<Limit> LIMITS = List.of(new Limit(HITS, Period.DAY, 10));

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");

  @Test
  void counts_a_repeated_call_once_and_answers_as_at_first() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, LIMITS, add(3));
      assertThat(charge(fixture, LIMITS, key("k", "a"), 2)).isInstanceOf(Counted.class);
      fixture.charge(APP, LIMITS, add(1));
      fixture.charge(APP, List.of(), Change.add(OTHER, 9));

      List<Limit> more = List.of(new Limit(OTHER, Period.DAY, 100), LIMITS.getFirst());
      assertThat(charge(fixture, more, key("k", "a"), 2))
          .isInstanceOfSatisfying(
              Repeated.class,
              repeated -> {
                assertThat(repeated.before().of(0)).isEqualTo(9);
                assertThat(repeated.before().of(1)).isEqualTo(3);
              });
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(6);
    }
  }

  @Test
  void counts_a_repeated_batch_once() {
    try (CountingFixture fixture = open()) {
      assertThat(count(fixture, key("k", "a"))).isInstanceOf(Counted.class);
      assertThat(count(fixture, key("k", "a"))).isInstanceOf(Repeated.class);
      assertThat(count(fixture, key("k", "b"))).isInstanceOf(KeyReused.class);
      assertThat(count(fixture, new IdempotencyKey("200", "k", "b"))).isInstanceOf(Counted.class);
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(2);
    }
  }

  @Test
  void refuses_a_key_that_belongs_to_another_call_and_counts_nothing() {
    try (CountingFixture fixture = open()) {
      charge(fixture, LIMITS, key("k", "a"), 2);
      assertThat(charge(fixture, LIMITS, key("k", "b"), 2)).isInstanceOf(KeyReused.class);
      fixture.store.checkpoint();
      assertThat(charge(fixture, LIMITS, key("k", "b"), 2)).isInstanceOf(KeyReused.class);
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(2);
    }
  }

  @Test
  void remembers_over_a_checkpoint_and_over_a_death_before_it() {
    Path copy = directory.resolve("copy");
    try (CountingFixture fixture = new CountingFixture(directory.resolve("original"), clock)) {
      charge(fixture, LIMITS, key("old", "a"), 2);
      fixture.store.checkpoint();
      charge(fixture, LIMITS, key("new", "a"), 3);
      copy(directory.resolve("original"), copy);
      assertRemembered(fixture);
    }
    try (CountingFixture fixture = new CountingFixture(copy, clock)) {
      assertRemembered(fixture);
    }
  }

  private static void assertRemembered(CountingFixture fixture) {
    assertThat(charge(fixture, LIMITS, key("old", "a"), 2))
        .isInstanceOfSatisfying(
            Repeated.class, repeated -> assertThat(repeated.before().of(0)).isZero());
    assertThat(charge(fixture, LIMITS, key("new", "a"), 3))
        .isInstanceOfSatisfying(
            Repeated.class, repeated -> assertThat(repeated.before().of(0)).isEqualTo(2));
    assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(5);
  }

  @Test
  void a_refused_call_may_be_repeated_under_its_key() {
    try (CountingFixture fixture = open()) {
      assertThat(charge(fixture, LIMITS, key("k", "a"), 11)).isInstanceOf(Exceeded.class);
      assertThat(charge(fixture, LIMITS, key("k", "b"), 10)).isInstanceOf(Counted.class);
      assertThat(charge(fixture, LIMITS, key("k", "b"), 10)).isInstanceOf(Repeated.class);
    }
  }

  @Test
  void counts_once_however_many_come_at_once() throws Exception {
    try (CountingFixture fixture = open();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 5; round++) {
        IdempotencyKey key = key("round" + round, "a");
        List<Future<LedgerAnswer.ToCheck>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          answers.add(threads.submit(() -> charge(fixture, List.of(), key, 1)));
        }
        int counted = 0;
        for (Future<LedgerAnswer.ToCheck> answer : answers) {
          counted += answer.get() instanceof Counted ? 1 : 0;
          assertThat(answer.get()).isInstanceOfAny(Counted.class, Repeated.class);
        }
        assertThat(counted).isEqualTo(1);
        assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(round + 1);
      }
    }
  }

  @Test
  void forgets_after_a_day() {
    try (CountingFixture fixture = open()) {
      charge(fixture, List.of(), key("recent", "a"), 1);
      clock.moveTo("2010-05-21T20:10:10Z");
      assertThat(charge(fixture, List.of(), key("recent", "a"), 1)).isInstanceOf(Repeated.class);
      clock.moveTo("2010-05-21T20:11:00Z");
      assertThat(charge(fixture, List.of(), key("recent", "b"), 1)).isInstanceOf(Counted.class);

      fixture.store.checkpoint();
      assertThat(charge(fixture, List.of(), key("recent", "b"), 1)).isInstanceOf(Repeated.class);
      clock.moveTo("2010-05-22T20:12:00Z");
      assertThat(charge(fixture, List.of(), key("recent", "c"), 1)).isInstanceOf(Counted.class);
      assertThat(fixture.stored(APP, HITS, Period.ETERNITY)).isEqualTo(3);
    }
  }

  @Test
  void refuses_new_keys_beyond_the_bound_until_old_ones_are_forgotten() {
    try (CountingFixture fixture = open()) {
      for (int i = 0; i < CountingFixture.MAX_KEYS; i++) {
        if (i == 5) {
          fixture.store.checkpoint();
        }
        assertThat(charge(fixture, List.of(), key("k" + i, "a"), 1)).isInstanceOf(Counted.class);
      }
      assertThat(charge(fixture, List.of(), key("one more", "a"), 1))
          .isInstanceOfSatisfying(
              Unavailable.class,
              unavailable ->
                  assertThat(unavailable.cause())
                      .contains("10 idempotency keys")
                      .contains("backend.idempotency.max-keys"));
      assertThat(charge(fixture, List.of(), key("k0", "a"), 1)).isInstanceOf(Repeated.class);
      assertThat(charge(fixture, List.of(), key("k9", "a"), 1)).isInstanceOf(Repeated.class);
      assertThat(fixture.charge(APP, List.of(), add(1))).isInstanceOf(Counted.class);

      clock.moveTo("2010-05-21T20:11:00Z");
      fixture.store.checkpoint();
      assertThat(charge(fixture, List.of(), key("one more", "a"), 1)).isInstanceOf(Counted.class);
    }
  }

  @Test
  void a_call_that_the_journal_refused_may_be_repeated_under_its_key() {
    FullDisk disk = new FullDisk();
    try (CountingFixture fixture =
        new CountingFixture(directory, clock, FsyncMode.ALWAYS, disk::open)) {
      disk.fill(true);
      assertThat(charge(fixture, List.of(), key("k", "a"), 1)).isInstanceOf(Unavailable.class);
      disk.fill(false);
      assertThat(charge(fixture, List.of(), key("k", "a"), 1)).isInstanceOf(Counted.class);

      disk.breakSync(true);
      assertThat(charge(fixture, List.of(), key("unsure", "a"), 1)).isInstanceOf(Unavailable.class);
      assertThat(charge(fixture, List.of(), key("unsure", "a"), 1)).isInstanceOf(Unavailable.class);
      disk.breakSync(false);
      assertThat(charge(fixture, List.of(), key("unsure", "a"), 1)).isInstanceOf(Repeated.class);
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(2);
    }
  }

  private static LedgerAnswer.ToCheck charge(
      CountingFixture fixture, List<Limit> limits, IdempotencyKey once, long amount) {
    Charge charge =
        new Charge(
            APP, fixture.now(), limits, Propagation.upwards(List.of(add(amount))), null, once);
    return answer(then -> fixture.store.ledger().checkAndCount(charge, then));
  }

  private static LedgerAnswer.ToCount count(CountingFixture fixture, IdempotencyKey once) {
    List<Count> batch =
        List.of(new Count(APP, fixture.now(), Propagation.upwards(List.of(add(1))), null));
    return answer(then -> fixture.store.ledger().count(batch, fixture.now(), once, then));
  }

  private static IdempotencyKey key(String key, String digest) {
    return new IdempotencyKey("100", key, digest);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CountingFixture open() {
    return new CountingFixture(directory, clock);
  }

  private static Change add(long amount) {
    return Change.add(HITS, amount);
  }
}
