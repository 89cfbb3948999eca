package io.tollgate.backend.authorization;

import io.tollgate.backend.store.LedgerAnswer;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.StoredValues;

/** Reads what the counters of an inquiry's limits hold, without counting. */
record StoredUsage(UsageLedger ledger) {

  /**
   * @param otherwise told when the storage gives no answer
   */
  void read(Inquiry inquiry, Reading then, Decision.Receiver otherwise) {
    if (inquiry.limits().isEmpty()) {
      then.read(StoredValues.NONE);
      return;
    }
    ledger.read(
        inquiry.application().key(),
        inquiry.limits(),
        inquiry.now(),
        answer -> {
          switch (answer) {
            case LedgerAnswer.Stored(StoredValues values) -> then.read(values);
            case LedgerAnswer.Unavailable(String cause) ->
                otherwise.decided(new Decision.Unavailable(inquiry, cause));
          }
        });
  }

  /** Goes on with what the counters hold. */
  @FunctionalInterface
  interface Reading {
    void read(StoredValues stored);
  }
}
