package io.tollgate.backend.store.embedded.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.catalog.Metric;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.LedgerAnswer;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.backend.store.journal.Journal;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.Propagation;
import io.tollgate.backend.usage.ResponseCode;
import io.tollgate.backend.usage.SampleMetrics;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A usage store with a clock that stands still, and calls that wait for their answer. */
final class CountingFixture implements AutoCloseable {

  static final int MAX_KEYS = 10;
  static final ApplicationKey APP = new ApplicationKey("100", "app1");

  final TestClock clock;
  final ServiceErrors errors = new ServiceErrors();
  final UsageStore store;

  CountingFixture(Path directory, TestClock clock) {
    this(directory, clock, FsyncMode.EVERY_SECOND, Journal::open);
  }

  CountingFixture(
      Path directory, TestClock clock, FsyncMode fsync, UsageStore.JournalOpener opener) {
    this.clock = clock;
    this.store = UsageStore.open(directory, opener, fsync, MAX_KEYS, errors, clock);
  }

  Windows now() {
    return Windows.at(clock.millis());
  }

  LedgerAnswer.ToCheck charge(ApplicationKey application, List<Limit> limits, Change... changes) {
    Effect effect = Propagation.upwards(List.of(changes));
    return answer(
        then ->
            store
                .ledger()
                .checkAndCount(new Charge(application, now(), limits, effect, null, null), then));
  }

  /** Counts an addition of 1 to hits for a call that was answered with this status. */
  LedgerAnswer.ToCheck answered(ApplicationKey application, int status) {
    Effect effect = Propagation.upwards(List.of(Change.add(SampleMetrics.HITS, 1)));
    Charge charge =
        new Charge(application, now(), List.of(), effect, ResponseCode.of(status), null);
    return answer(then -> store.ledger().checkAndCount(charge, then));
  }

  LedgerAnswer.ToCount count(Windows at, Change... changes) {
    return count(List.of(new Count(APP, at, Propagation.upwards(List.of(changes)), null)));
  }

  LedgerAnswer.ToCount count(List<Count> batch) {
    return answer(then -> store.ledger().count(batch, now(), null, then));
  }

  long stored(ApplicationKey application, Metric metric, Period period) {
    List<Limit> limits = List.of(new Limit(metric, period, 0));
    LedgerAnswer.ToRead answer =
        answer(then -> store.ledger().read(application, limits, now(), then));
    assertThat(answer).isInstanceOf(LedgerAnswer.Stored.class);
    return ((LedgerAnswer.Stored) answer).values().of(0);
  }

  static <A extends LedgerAnswer> A answer(Consumer<UsageLedger.Receiver<A>> call) {
    CompletableFuture<A> answered = new CompletableFuture<>();
    call.accept(answered::complete);
    return answered.join();
  }

  @Override
  public void close() {
    store.close();
  }
}
