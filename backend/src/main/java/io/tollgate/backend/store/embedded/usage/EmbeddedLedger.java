package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.LedgerAnswer.Counted;
import io.tollgate.backend.store.LedgerAnswer.Exceeded;
import io.tollgate.backend.store.LedgerAnswer.Stored;
import io.tollgate.backend.store.LedgerAnswer.ToCheck;
import io.tollgate.backend.store.LedgerAnswer.ToCount;
import io.tollgate.backend.store.LedgerAnswer.ToRead;
import io.tollgate.backend.store.LedgerAnswer.Unavailable;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.store.journal.Journal;
import io.tollgate.backend.store.journal.JournalSync;
import io.tollgate.backend.usage.LimitCheck;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.Windows;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts in memory, after the journal. Under the application's lock: read, check, append, apply; so
 * no two calls can take the same last unit, and what the journal refuses has changed nothing.
 *
 * <p>An idempotency key is written into the record and noted, no more; that the call is the first
 * under its key is the business of {@link OnceLedger}.
 */
final class EmbeddedLedger implements UsageLedger {

  private final CounterMemory memory;
  private final CounterLoader loader;
  private final Journal journal;
  private final JournalSync sync;
  private final JournalTrouble trouble;
  private final RecentCalls recent;
  private final FullCounters full = new FullCounters();

  EmbeddedLedger(
      CounterMemory memory,
      CounterLoader loader,
      Journal journal,
      JournalSync sync,
      JournalTrouble trouble,
      RecentCalls recent) {
    this.memory = memory;
    this.loader = loader;
    this.journal = journal;
    this.sync = sync;
    this.trouble = trouble;
    this.recent = recent;
  }

  @Override
  public void read(
      ApplicationKey application, List<Limit> limits, Windows now, Receiver<? super ToRead> then) {
    ApplicationCounters counters = memory.lock(application);
    if (counters == null) {
      loader.load(
          List.of(application),
          now,
          () -> read(application, limits, now, then),
          cause -> then.answered(new Unavailable(cause)));
      return;
    }
    StoredValues values;
    try {
      values = counters.values(limits, now);
    } finally {
      counters.unlock();
    }
    then.answered(new Stored(values));
  }

  @Override
  public void checkAndCount(Charge charge, Receiver<? super ToCheck> then) {
    ApplicationCounters counters = memory.lock(charge.application());
    if (counters == null) {
      loader.load(
          List.of(charge.application()),
          charge.now(),
          () -> checkAndCount(charge, then),
          cause -> then.answered(new Unavailable(cause)));
      return;
    }
    ToCheck answer;
    try {
      answer = checkAndCount(counters, charge);
    } finally {
      counters.unlock();
    }
    if (answer instanceof Counted counted) {
      sync.whenSafe(failure -> then.answered(failure == null ? counted : unconfirmed(failure)));
    } else {
      then.answered(answer);
    }
  }

  private ToCheck checkAndCount(ApplicationCounters counters, Charge charge) {
    StoredValues values = counters.values(charge.limits(), charge.now());
    if (!LimitCheck.holds(charge.limits(), values, charge.effect())) {
      return new Exceeded(values);
    }
    Unavailable overflow = full.refusal(charge, counters);
    if (overflow != null) {
      return overflow;
    }
    RememberedCall once =
        charge.once() == null
            ? null
            : RememberedCall.of(charge.once(), charge.now().minute(), charge.limits(), values);
    try {
      long sequence = journal.append(record -> CountRecord.write(charge, once, record));
      trouble.succeeded();
      counters.apply(charge.effect(), charge.now(), charge.now(), sequence);
      remember(once);
    } catch (IOException e) {
      return new Unavailable(trouble.failed(e));
    }
    return new Counted(values);
  }

  @Override
  public void count(
      List<Count> batch,
      Windows now,
      @Nullable IdempotencyKey once,
      Receiver<? super ToCount> then) {
    List<ApplicationKey> applications =
        batch.stream().map(Count::application).distinct().sorted().toList();
    LockedApplications locked = LockedApplications.lock(applications, memory);
    if (locked == null) {
      loader.load(
          applications,
          now,
          () -> count(batch, now, once, then),
          cause -> then.answered(new Unavailable(cause)));
      return;
    }
    @Nullable Unavailable failed;
    try {
      failed =
          count(
              batch,
              now,
              once == null ? null : new RememberedCall(once, now.minute(), List.of()),
              locked);
    } finally {
      locked.unlock();
    }
    if (failed == null) {
      Counted counted = new Counted(StoredValues.NONE);
      sync.whenSafe(failure -> then.answered(failure == null ? counted : unconfirmed(failure)));
    } else {
      then.answered(failed);
    }
  }

  private @Nullable Unavailable count(
      List<Count> batch, Windows now, @Nullable RememberedCall once, LockedApplications locked) {
    Unavailable overflow = full.refusal(batch, now, locked);
    if (overflow != null) {
      return overflow;
    }
    try {
      long sequence = journal.append(record -> CountRecord.write(batch, once, record));
      trouble.succeeded();
      for (Count count : batch) {
        locked.of(count.application()).apply(count.effect(), count.at(), now, sequence);
      }
      remember(once);
      return null;
    } catch (IOException e) {
      return new Unavailable(trouble.failed(e));
    }
  }

  private void remember(@Nullable RememberedCall call) {
    if (call != null) {
      recent.counted(call);
    }
  }

  /** Counted in memory and journal, and yet nobody may rely on it. */
  static Unavailable unconfirmed(IOException failure) {
    return new Unavailable("the disk did not confirm the usage journal: " + failure.getMessage());
  }
}
