package io.tollgate.backend.report;

import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.authorization.UsageEntries;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.Propagation;
import io.tollgate.backend.usage.ResponseCode;
import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.protocol.authorization.RejectionReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Validates a batch: the applications of all its transactions first, then usage, application by
 * application, then timestamps (5.2). States, keys, referrers and limits are not asked.
 */
final class BatchReader {

  private static final long OLDEST_SECONDS = Duration.ofDays(1).toSeconds();
  private static final long NEWEST_SECONDS = Duration.ofHours(1).toSeconds();

  private final Service service;
  private final boolean flatUsage;
  private final long nowMillis;
  private final WindowCalendar calendar = new WindowCalendar();

  BatchReader(Service service, boolean flatUsage, long nowMillis) {
    this.service = service;
    this.flatUsage = flatUsage;
    this.nowMillis = nowMillis;
  }

  Batch read(List<Transaction> transactions) {
    Map<ApplicationKey, List<Transaction>> byApplication = new LinkedHashMap<>();
    for (Transaction transaction : transactions) {
      switch (TransactionOwner.of(transaction, service.applications())) {
        case TransactionOwner.NotFound(Refusal refusal) -> {
          return new Batch.Invalid(refusal);
        }
        case TransactionOwner.Found(var application) ->
            byApplication
                .computeIfAbsent(application.key(), key -> new ArrayList<>())
                .add(transaction);
      }
    }
    return readUsage(byApplication);
  }

  private Batch readUsage(Map<ApplicationKey, List<Transaction>> byApplication) {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<ApplicationKey, List<Transaction>> group : byApplication.entrySet()) {
      for (Transaction transaction : group.getValue()) {
        switch (UsageEntries.read(transaction.usage(), service.metrics())) {
          case UsageEntries.NotUnderstood(Refusal refusal) -> {
            return new Batch.Invalid(refusal);
          }
          case UsageEntries.Understood(List<Change> changes) ->
              entries.add(new Entry(group.getKey(), transaction, effect(changes)));
        }
      }
    }
    return readTimes(entries);
  }

  private Batch readTimes(List<Entry> entries) {
    List<Count> counts = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      long at = Timestamp.parse(entry.transaction.timestamp(), nowMillis);
      if (at < nowMillis - OLDEST_SECONDS * 1000) {
        return invalidTime(
            RejectionReason.TRANSACTION_TIMESTAMP_TOO_OLD,
            "reporting transactions older than " + OLDEST_SECONDS + " seconds is not allowed");
      }
      if (at > nowMillis + NEWEST_SECONDS * 1000) {
        return invalidTime(
            RejectionReason.TRANSACTION_TIMESTAMP_TOO_NEW,
            "reporting transactions more than "
                + NEWEST_SECONDS
                + " seconds in the future is not allowed");
      }
      counts.add(new Count(entry.application, calendar.at(at), entry.effect, code(entry)));
    }
    return new Batch.Valid(counts);
  }

  /**
   * Usage that counts nothing has no code either (5.4); a transaction without any usage is there
   * for its code.
   */
  private static @Nullable ResponseCode code(Entry entry) {
    return entry.effect.counts() || entry.transaction.usage().isEmpty()
        ? entry.transaction.responseCode()
        : null;
  }

  private Effect effect(List<Change> changes) {
    return flatUsage ? Propagation.flat(changes) : Propagation.upwards(changes);
  }

  private static Batch invalidTime(RejectionReason reason, String message) {
    return new Batch.Invalid(new Refusal(reason, message));
  }

  /** A transaction whose application and usage are in order. */
  private record Entry(ApplicationKey application, Transaction transaction, Effect effect) {}
}
