package io.tollgate.backend.report;

import io.tollgate.backend.alert.TrafficWatch;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.billing.ProviderCalls;
import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.error.ServiceError;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.LedgerAnswer;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.backend.usage.Windows;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes batches of one service each. */
public final class Reports {

  private final UsageLedger ledger;
  private final ServiceErrors errors;
  private final TrafficWatch watch;
  private final ProviderCalls calls;
  private final WindowCalendar calendar = new WindowCalendar();

  public Reports(
      UsageLedger ledger, ServiceErrors errors, TrafficWatch watch, ProviderCalls calls) {
    this.ledger = ledger;
    this.errors = errors;
    this.watch = watch;
    this.calls = calls;
  }

  /**
   * Counts the batch, or notes in the service's error list why it cannot be counted. Either way it
   * is accepted: the sender learns nothing of the content.
   *
   * @param once null when a repetition counts again. A batch that cannot be counted is not
   *     remembered: its repetition is noted again
   * @param then called once, before this returns or later on another thread
   */
  public void take(
      Service service,
      List<Transaction> transactions,
      boolean flatUsage,
      long nowMillis,
      @Nullable IdempotencyKey once,
      Receiver then) {
    switch (new BatchReader(service, flatUsage, nowMillis).read(transactions)) {
      case Batch.Invalid(Refusal refusal) -> {
        errors.add(
            service.id(), new ServiceError(refusal.reason().code(), refusal.message(), nowMillis));
        calls.transacted(service.providerKey(), transactions.size());
        then.taken(new Receipt.Accepted());
      }
      case Batch.Valid(List<Count> counts) -> {
        Windows now = calendar.at(nowMillis);
        ledger.count(
            counts,
            now,
            once,
            answer -> {
              if (answer instanceof LedgerAnswer.Counted) {
                counted(service, counts, now, nowMillis);
              }
              then.taken(receipt(answer));
            });
      }
    }
  }

  private static Receipt receipt(LedgerAnswer.ToCount answer) {
    return switch (answer) {
      case LedgerAnswer.Counted _, LedgerAnswer.Repeated _ -> new Receipt.Accepted();
      case LedgerAnswer.KeyReused _ -> new Receipt.KeyReused();
      case LedgerAnswer.Unavailable(String cause) -> new Receipt.Unavailable(cause);
    };
  }

  private void counted(Service service, List<Count> counts, Windows now, long nowMillis) {
    Set<ApplicationKey> seen = new LinkedHashSet<>();
    int transactions = 0;
    for (Count count : counts) {
      if (count.effect().changes().isEmpty()) {
        // A response code alone; its call was counted before.
        continue;
      }
      transactions++;
      Application application = service.applications().withId(count.application().applicationId());
      if (seen.add(count.application()) && application != null) {
        watch.reported(service, application, now, nowMillis);
      }
    }
    if (transactions > 0) {
      calls.transacted(service.providerKey(), transactions);
    }
  }

  /** Who waits for a batch to be taken. */
  @FunctionalInterface
  public interface Receiver {
    void taken(Receipt receipt);
  }
}
