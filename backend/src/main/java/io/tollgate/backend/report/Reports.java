package io.tollgate.backend.report;

import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.error.ServiceError;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.LedgerAnswer;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.WindowCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes batches of one service each. */
public final class Reports {

  private final UsageLedger ledger;
  private final ServiceErrors errors;
  private final WindowCalendar calendar = new WindowCalendar();

  public Reports(UsageLedger ledger, ServiceErrors errors) {
    this.ledger = ledger;
    this.errors = errors;
  }

  /**
   * Counts the batch, or notes in the service's error list why it cannot be counted. Either way it
   * is accepted: the sender learns nothing of the content.
   *
   * @param then called once, before this returns or later on another thread
   */
  public void take(
      Service service,
      List<Transaction> transactions,
      boolean flatUsage,
      long nowMillis,
      Receiver then) {
    switch (new BatchReader(service, flatUsage, nowMillis).read(transactions)) {
      case Batch.Invalid(Refusal refusal) -> {
        errors.add(
            service.id(), new ServiceError(refusal.reason().code(), refusal.message(), nowMillis));
        then.taken(null);
      }
      case Batch.Valid(List<Count> counts) ->
          ledger.count(
              counts,
              calendar.at(nowMillis),
              null,
              answer ->
                  then.taken(
                      answer instanceof LedgerAnswer.Unavailable(String cause) ? cause : null));
    }
  }

  /** Who waits for a batch to be taken. */
  @FunctionalInterface
  public interface Receiver {

    /**
     * @param trouble null when the batch is accepted, else why the storage counts nothing
     */
    void taken(@Nullable String trouble);
  }
}
