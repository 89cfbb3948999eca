package io.tollgate.backend.billing;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.LedgerAnswer.ToCheck;
import io.tollgate.backend.store.LedgerAnswer.ToCount;
import io.tollgate.backend.store.LedgerAnswer.ToRead;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.Windows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ledger that answers as a closed one until it is mended. */
final class LedgerOutOfOrder implements UsageLedger {

  private final UsageLedger whole;
  private UsageLedger current;

  LedgerOutOfOrder(UsageLedger whole, UsageLedger closed) {
    this.whole = whole;
    this.current = closed;
  }

  void mended() {
    current = whole;
  }

  @Override
  public void read(
      ApplicationKey application, List<Limit> limits, Windows now, Receiver<? super ToRead> then) {
    current.read(application, limits, now, then);
  }

  @Override
  public void checkAndCount(Charge charge, Receiver<? super ToCheck> then) {
    current.checkAndCount(charge, then);
  }

  @Override
  public void count(
      List<Count> batch,
      Windows now,
      @Nullable IdempotencyKey once,
      Receiver<? super ToCount> then) {
    current.count(batch, now, once, then);
  }
}
