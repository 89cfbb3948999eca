package io.tollgate.backend.billing;

import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.worker.Workers;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up what providers call for, per minute and in memory, and counts it once a minute on the
 * application of the master service whose user key is the provider key. What was not counted yet is
 * lost when the process dies.
 */
public final class MasterBilling implements ProviderCalls, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MasterBilling.class);
  private static final long MINUTE_MILLIS = 60_000;
  private static final int CLOSE_SECONDS = 60;

  private final String masterServiceId;
  private final Catalog catalog;
  private final InstantSource clock;
  private final BillCounter counter;
  private final ConcurrentHashMap<Bill.Key, Bill> bills = new ConcurrentHashMap<>();
  private final AtomicBoolean toldOfUnknownProvider = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("billing").daemon().factory());

  public MasterBilling(
      String masterServiceId, Catalog catalog, UsageLedger ledger, InstantSource clock) {
    this.masterServiceId = masterServiceId;
    this.catalog = catalog;
    this.clock = clock;
    this.counter = new BillCounter(masterServiceId, ledger, clock);
    var _ =
        thread.scheduleWithFixedDelay(
            this::countEndedMinutes, MINUTE_MILLIS, MINUTE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void authorized(String providerKey) {
    add(providerKey, new Bill(1, 0));
  }

  @Override
  public void transacted(String providerKey, int transactions) {
    add(providerKey, new Bill(0, transactions));
  }

  private void add(String providerKey, Bill bill) {
    Service master = catalog.service(masterServiceId);
    String application = master == null ? null : master.applications().idOf(providerKey);
    if (application != null) {
      bills.merge(new Bill.Key(application, minuteOf(clock.millis())), bill, Bill::plus);
    } else if (!toldOfUnknownProvider.getAndSet(true)) {
      log.warn(
          "calls of a provider are not billed: the master service {} has no application whose user key is the provider's key; this is said once",
          masterServiceId);
    }
  }

  /** Counts all bills but those of the current minute, which still grow. */
  void countEndedMinutes() {
    countBefore(minuteOf(clock.millis()));
  }

  private void countBefore(long minuteMillis) {
    Service master = catalog.service(masterServiceId);
    if (master == null) {
      return;
    }
    for (Bill.Key key : bills.keySet()) {
      if (key.minuteMillis() < minuteMillis) {
        Bill bill = bills.remove(key);
        if (bill != null && !counter.count(master, key, bill)) {
          // With those of now, so that an outage does not pile up minutes.
          bills.merge(
              new Bill.Key(key.providerApplication(), minuteOf(clock.millis())), bill, Bill::plus);
        }
      }
    }
  }

  private static long minuteOf(long millis) {
    return Math.floorDiv(millis, MINUTE_MILLIS) * MINUTE_MILLIS;
  }

  /** Counts what has added up; to be called before the ledger closes. */
  @Override
  public void close() {
    thread.execute(() -> countBefore(Long.MAX_VALUE));
    Workers.end(
        thread,
        CLOSE_SECONDS,
        () ->
            log.warn(
                "bills are still being counted after {} s, they are left behind", CLOSE_SECONDS));
    if (!bills.isEmpty()) {
      log.warn("{} providers' last minute could not be billed", bills.size());
    }
  }
}
