package io.tollgate.backend.report;

/** What the sender of a batch is told. */
public sealed interface Receipt {

  /**
   * Counted, now or under the same idempotency key before; or noted in the error list, for an error
   * in the batch is not the sender's to know.
   */
  record Accepted() implements Receipt {}

  /** The idempotency key belongs to another batch; nothing is counted. */
  record KeyReused() implements Receipt {}

  /**
   * Nothing is counted.
   *
   * @param cause what is wrong with the storage, for the log
   */
  record Unavailable(String cause) implements Receipt {}
}
