package io.tollgate.admin.publication;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.DatabaseUnavailable;
import io.tollgate.admin.event.Outbox;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.event.Worker;
import io.tollgate.admin.publication.drift.DriftReport;
import io.tollgate.admin.tenant.Tenants;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.gateway.GatewayPublication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that tells backend and gateway of changes: at once after each commit. */
public final class Publisher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Publisher.class);
  private static final int AT_ONCE = 1_000;

  /** For changes of other processes, which cannot wake this one. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** Key of the pause of a failed full re-sync; no service has it. */
  private static final long EVERYTHING = -1;

  private final Outbox outbox;
  private final Signal signal;
  private final Push push;
  private final Resync resync;
  private final DriftCheck check;
  private final Backoff backoff = new Backoff(System::nanoTime);
  private final AtomicLong wishes = new AtomicLong(1);
  private volatile long fulfilled;
  private final Worker worker = new Worker("publisher", this::round);

  /**
   * @param signal raised after commits that have something to publish
   */
  public Publisher(
      Database database,
      Tenants tenants,
      Signal signal,
      BackendAdministration backend,
      GatewayPublication gateway) {
    this.outbox = new Outbox(database);
    this.signal = signal;
    this.push = new Push(database, backend, gateway);
    this.resync = new Resync(database, tenants, backend, gateway);
    this.check = new DriftCheck(database, tenants, backend, gateway);
  }

  /** Begins with a full re-sync. */
  public void start() {
    worker.start();
  }

  /** Whether the full re-sync that was last wished for, be it by the start, is done. */
  public boolean isSynchronised() {
    return fulfilled == wishes.get();
  }

  /** Tells everything again before anything else; returns at once. */
  public void tellEverything() {
    wishes.incrementAndGet();
    signal.raise();
  }

  /**
   * Compares database and data plane, for threads that may wait.
   *
   * @throws RuntimeException when one of the two cannot be read
   */
  public DriftReport check() {
    boolean settled = isSynchronised();
    DriftReport report = check.run();
    return settled ? report : report.underWay();
  }

  @Override
  public void close() {
    worker.close();
  }

  private void round() throws InterruptedException {
    if (isSynchronised()) {
      drain();
    } else {
      synchronise();
    }
  }

  private void synchronise() throws InterruptedException {
    // A wish that comes meanwhile is one more.
    long wish = wishes.get();
    if (tried(EVERYTHING, resync::run)) {
      fulfilled = wish;
    } else {
      Thread.sleep(backoff.left(EVERYTHING));
    }
  }

  private void drain() throws InterruptedException {
    List<ServiceBatch> batches = undone();
    if (batches.isEmpty()) {
      signal.await(backoff.next(LOOK_AGAIN));
      return;
    }
    List<Long> told = new ArrayList<>();
    for (ServiceBatch batch : batches) {
      if (tried(batch.serviceId, () -> push.push(batch))) {
        told.addAll(batch.entries);
      }
    }
    // Once for all of them: each time waits its turn among those who write.
    if (!told.isEmpty() && !tried(EVERYTHING, () -> outbox.done(told))) {
      Thread.sleep(backoff.left(EVERYTHING));
    }
  }

  private List<ServiceBatch> undone() throws InterruptedException {
    try {
      Set<Long> paused = backoff.paused();
      List<ServiceBatch> batches =
          ServiceBatch.of(outbox.undone(AT_ONCE, paused)).stream()
              .filter(batch -> !paused.contains(batch.serviceId))
              .toList();
      backoff.succeeded(EVERYTHING);
      return batches;
    } catch (DatabaseUnavailable e) {
      log.debug("the outbox cannot be read: {}", e.getMessage());
      Thread.sleep(backoff.failed(EVERYTHING));
      return List.of();
    } catch (RuntimeException e) {
      log.error("the outbox cannot be read", e);
      Thread.sleep(backoff.failed(EVERYTHING));
      return List.of();
    }
  }

  private boolean tried(long serviceId, Runnable work) {
    try {
      work.run();
      backoff.succeeded(serviceId);
      return true;
    } catch (RuntimeException e) {
      Duration pause = backoff.failed(serviceId);
      String what = serviceId == EVERYTHING ? "everything" : "product " + serviceId;
      log.warn(
          "publication of {} failed and is tried again in {} ms: {}",
          what,
          pause.toMillis(),
          e.toString());
      log.debug("publication of {} failed", what, e);
      return false;
    }
  }
}
