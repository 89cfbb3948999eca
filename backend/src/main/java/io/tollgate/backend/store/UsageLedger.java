package io.tollgate.backend.store;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.store.LedgerAnswer.ToCheck;
import io.tollgate.backend.store.LedgerAnswer.ToCount;
import io.tollgate.backend.store.LedgerAnswer.ToRead;
import io.tollgate.backend.usage.Windows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counters. Each call is atomic, and what is answered as counted survives the death of the
 * process. Nothing here blocks the caller; the answer comes before the method returns or later, on
 * any thread, exactly once.
 */
public interface UsageLedger {

  /** Reads the counters of these limits in the windows of {@code now}. */
  void read(
      ApplicationKey application, List<Limit> limits, Windows now, Receiver<? super ToRead> then);

  /** Counts the charge if all its limits hold afterwards, else changes nothing. */
  void checkAndCount(Charge charge, Receiver<? super ToCheck> then);

  /**
   * Counts all of the batch or, when the storage is unavailable, nothing. Limits are not asked.
   *
   * @param once null when a repetition counts again
   */
  void count(
      List<Count> batch,
      Windows now,
      @Nullable IdempotencyKey once,
      Receiver<? super ToCount> then);

  /** Who waits for an answer. */
  @FunctionalInterface
  interface Receiver<A extends LedgerAnswer> {
    void answered(A answer);
  }
}
