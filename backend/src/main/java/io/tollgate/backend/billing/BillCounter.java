package io.tollgate.backend.billing;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Metric;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.LedgerAnswer;
import io.tollgate.backend.store.LedgerAnswer.ToCount;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.Propagation;
import io.tollgate.backend.usage.Windows;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts bills on the master service. One thread at a time, which waits for the ledger. */
final class BillCounter {

  private static final Logger log = LoggerFactory.getLogger(BillCounter.class);
  private static final String AUTHORIZATIONS = "transactions/authorize";
  private static final String TRANSACTIONS = "transactions";

  private final String masterServiceId;
  private final UsageLedger ledger;
  private final InstantSource clock;
  private boolean toldOfUnknownMetric;
  private boolean failing;

  BillCounter(String masterServiceId, UsageLedger ledger, InstantSource clock) {
    this.masterServiceId = masterServiceId;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * @return false when the ledger is out of order
   */
  boolean count(Service master, Bill.Key key, Bill bill) {
    List<Change> changes = new ArrayList<>(2);
    add(master, AUTHORIZATIONS, bill.authorizations(), changes);
    add(master, TRANSACTIONS, bill.transactions(), changes);
    Effect effect = Propagation.upwards(changes);
    return !effect.counts() || count(key, effect);
  }

  private void add(Service master, String name, long amount, List<Change> to) {
    Metric metric = master.metrics().named(name);
    if (metric != null) {
      to.add(Change.add(metric, amount));
    } else if (!toldOfUnknownMetric) {
      toldOfUnknownMetric = true;
      log.warn(
          "{} are not billed: the master service {} has no such metric; this is said once",
          name,
          masterServiceId);
    }
  }

  private boolean count(Bill.Key key, Effect effect) {
    Count count =
        new Count(
            new ApplicationKey(masterServiceId, key.providerApplication()),
            Windows.at(key.minuteMillis()),
            effect,
            null);
    CompletableFuture<ToCount> answered = new CompletableFuture<>();
    ledger.count(List.of(count), Windows.at(clock.millis()), null, answered::complete);
    boolean counted = !(answered.join() instanceof LedgerAnswer.Unavailable);
    if (!counted && !failing) {
      log.warn("providers' calls cannot be billed at the moment; they will be, with later ones");
    }
    failing = !counted;
    return counted;
  }
}
