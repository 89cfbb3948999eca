package io.tollgate.backend.store;

import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.Windows;

/** What a {@link UsageLedger} answers. */
public sealed interface LedgerAnswer {

  /** Answers to {@link UsageLedger#read}. */
  sealed interface ToRead extends LedgerAnswer {}

  /** Answers to {@link UsageLedger#checkAndCount}. */
  sealed interface ToCheck extends LedgerAnswer {}

  /** Answers to {@link UsageLedger#count}. */
  sealed interface ToCount extends LedgerAnswer {}

  /**
   * @param values of the limits asked for
   */
  record Stored(StoredValues values) implements ToRead {}

  /**
   * All is counted.
   *
   * @param before of the charge's limits, as the check saw them; none after a batch
   */
  record Counted(StoredValues before) implements ToCheck, ToCount {}

  /**
   * The same call has been counted before under its idempotency key; nothing is counted now.
   *
   * @param before of the charge's limits, as the first check saw them; none after a batch
   * @param at windows of the minute in which it was counted
   */
  record Repeated(StoredValues before, Windows at) implements ToCheck, ToCount {}

  /** The idempotency key belongs to a call with other parameters; nothing is counted. */
  record KeyReused() implements ToCheck, ToCount {}

  /**
   * A limit would be passed; nothing is counted.
   *
   * @param values of the charge's limits
   */
  record Exceeded(StoredValues values) implements ToCheck {}

  /**
   * The storage is out of order. Nothing is counted, unless the cause says that the disk did not
   * confirm what was written.
   *
   * @param cause what failed, for the log
   */
  record Unavailable(String cause) implements ToRead, ToCheck, ToCount {}
}
