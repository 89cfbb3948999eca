package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.LedgerAnswer.KeyReused;
import io.tollgate.backend.store.LedgerAnswer.Repeated;
import io.tollgate.backend.store.LedgerAnswer.Stored;
import io.tollgate.backend.store.LedgerAnswer.ToCheck;
import io.tollgate.backend.store.LedgerAnswer.ToCount;
import io.tollgate.backend.store.LedgerAnswer.ToRead;
import io.tollgate.backend.store.LedgerAnswer.Unavailable;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.backend.usage.Windows;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts a call that comes with an idempotency key once (10; 12, ruling 11). A call without passes
 * straight through. Recent calls are looked up in memory, older ones in the checkpoint on the
 * loader's thread.
 */
final class OnceLedger implements UsageLedger {

  private final EmbeddedLedger ledger;
  private final RememberedCalls remembered;
  private final WindowCalendar calendar = new WindowCalendar();

  OnceLedger(EmbeddedLedger ledger, RememberedCalls remembered) {
    this.ledger = ledger;
    this.remembered = remembered;
  }

  @Override
  public void read(
      ApplicationKey application, List<Limit> limits, Windows now, Receiver<? super ToRead> then) {
    ledger.read(application, limits, now, then);
  }

  @Override
  public void checkAndCount(Charge charge, Receiver<? super ToCheck> then) {
    if (charge.once() == null) {
      ledger.checkAndCount(charge, then);
    } else {
      remembered.once(charge.once(), charge.now(), new ChargedCall(charge, then));
    }
  }

  @Override
  public void count(
      List<Count> batch,
      Windows now,
      @Nullable IdempotencyKey once,
      Receiver<? super ToCount> then) {
    if (once == null) {
      ledger.count(batch, now, null, then);
    } else {
      remembered.once(once, now, new BatchedCall(batch, now, once, then));
    }
  }

  private final class ChargedCall implements RememberedCalls.Call {

    private final Charge charge;
    private final Receiver<? super ToCheck> then;

    ChargedCall(Charge charge, Receiver<? super ToCheck> then) {
      this.charge = charge;
      this.then = then;
    }

    @Override
    public void count(Runnable answered) {
      ledger.checkAndCount(
          charge,
          answer -> {
            then.answered(answer);
            answered.run();
          });
    }

    @Override
    public void repeated(RememberedCall first) {
      Windows at = calendar.at(first.minute());
      ledger.read(
          charge.application(),
          charge.limits(),
          at,
          answer -> {
            switch (answer) {
              case Stored(StoredValues stored) ->
                  then.answered(new Repeated(seen(first, charge.limits(), stored), at));
              case Unavailable unavailable -> then.answered(unavailable);
            }
          });
    }

    @Override
    public void reused() {
      then.answered(new KeyReused());
    }

    @Override
    public void failed(String cause) {
      then.answered(new Unavailable(cause));
    }
  }

  private final class BatchedCall implements RememberedCalls.Call {

    private final List<Count> batch;
    private final Windows now;
    private final IdempotencyKey once;
    private final Receiver<? super ToCount> then;

    BatchedCall(
        List<Count> batch, Windows now, IdempotencyKey once, Receiver<? super ToCount> then) {
      this.batch = batch;
      this.now = now;
      this.once = once;
      this.then = then;
    }

    @Override
    public void count(Runnable answered) {
      ledger.count(
          batch,
          now,
          once,
          answer -> {
            then.answered(answer);
            answered.run();
          });
    }

    @Override
    public void repeated(RememberedCall first) {
      then.answered(new Repeated(StoredValues.NONE, calendar.at(first.minute())));
    }

    @Override
    public void reused() {
      then.answered(new KeyReused());
    }

    @Override
    public void failed(String cause) {
      then.answered(new Unavailable(cause));
    }
  }

  /** As the first check saw it; a limit that is new since shows what its counter holds. */
  private static StoredValues seen(RememberedCall first, List<Limit> limits, StoredValues stored) {
    long[] values = new long[limits.size()];
    for (int i = 0; i < values.length; i++) {
      OptionalLong seen = first.valueOf(limits.get(i));
      values[i] = seen.orElse(stored.of(i));
    }
    return new StoredValues(values);
  }
}
