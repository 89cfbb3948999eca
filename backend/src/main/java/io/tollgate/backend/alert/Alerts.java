package io.tollgate.backend.alert;

import io.tollgate.backend.alert.SeenApplications.Seen;
import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.store.LedgerAnswer;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.Windows;
import io.tollgate.backend.worker.Workers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what is counted and makes events of what is new in it. An event comes at least once as
 * long as the application is called: what is not announced when the process dies, the next call
 * announces.
 */
public final class Alerts implements TrafficWatch, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Alerts.class);
  private static final long IDLE_MILLIS = Duration.ofHours(1).toMillis();
  private static final int MOST_WAITING = 65_536;
  private static final int TIDY_MINUTES = 10;
  private static final int CLOSE_SECONDS = 10;

  private final UsageLedger ledger;
  private final EventStore store;
  private final @Nullable EventsPing ping;
  private final InstantSource clock;
  private final SeenApplications applications = new SeenApplications();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("events").daemon().factory());
  private final EventWriter writer;

  /**
   * @param store closed by its owner, after this
   * @param ping null when nobody is to be told that events wait; closed with this
   */
  public Alerts(
      UsageLedger ledger, EventStore store, @Nullable EventsPing ping, InstantSource clock) {
    this(ledger, store, ping, clock, MOST_WAITING);
  }

  /**
   * @param mostWaiting sightings that wait to be written before more are put off to the next call
   */
  Alerts(
      UsageLedger ledger,
      EventStore store,
      @Nullable EventsPing ping,
      InstantSource clock,
      int mostWaiting) {
    this.ledger = ledger;
    this.store = store;
    this.ping = ping;
    this.clock = clock;
    this.writer = new EventWriter(store, applications, thread, mostWaiting);
    var _ = thread.scheduleWithFixedDelay(this::tidy, TIDY_MINUTES, TIDY_MINUTES, TimeUnit.MINUTES);
    if (ping != null) {
      var _ = thread.scheduleWithFixedDelay(() -> ping.look(store), 0, 1, TimeUnit.SECONDS);
    }
  }

  @Override
  public void counted(
      Service service,
      Application application,
      StoredValues before,
      Effect effect,
      long nowMillis) {
    Set<Integer> wanted = service.alertLimits();
    LevelReached reached =
        wanted.isEmpty()
            ? null
            : LevelReached.of(wanted, service.limitsOf(application), before, effect);
    saw(application.key(), reached, nowMillis);
  }

  @Override
  public void reported(Service service, Application application, Windows now, long nowMillis) {
    Set<Integer> wanted = service.alertLimits();
    List<Limit> limits = service.limitsOf(application);
    if (wanted.isEmpty() || limits.isEmpty()) {
      saw(application.key(), null, nowMillis);
    } else {
      ledger.read(
          application.key(),
          limits,
          now,
          answer ->
              saw(
                  application.key(),
                  answer instanceof LedgerAnswer.Stored(StoredValues values)
                      ? LevelReached.of(wanted, limits, values, Effect.NONE)
                      : null,
                  nowMillis));
    }
  }

  private void saw(ApplicationKey application, @Nullable LevelReached reached, long nowMillis) {
    Seen seen = applications.seen(application, nowMillis);
    Announced announced = seen.announced();
    if (announced.isNewDay(Sighting.dayOf(nowMillis))
        || (reached != null && announced.lacks(reached, nowMillis))) {
      Sighting sighting = new Sighting(application, nowMillis, reached);
      seen.announced(announced.with(sighting));
      if (!writer.offer(sighting)) {
        // The next call is to try again.
        seen.announced(announced);
      }
    }
  }

  /**
   * Lets go of applications that nobody has called for an hour, and of marks that count no more.
   */
  void tidy() {
    long now = clock.millis();
    applications.dropUnusedSince(now - IDLE_MILLIS);
    try {
      store.tidy(now);
    } catch (RuntimeException e) {
      log.warn("marks of old alerts stay for now", e);
    }
  }

  int applicationsInMemory() {
    return applications.size();
  }

  /** Blocks until all is queued of what was counted before. */
  public void drain() {
    try {
      thread.submit(() -> {}).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the events' thread did nothing and failed", e);
    }
  }

  /** Writes what waits. */
  @Override
  public void close() {
    Workers.end(
        thread,
        CLOSE_SECONDS,
        () ->
            log.warn(
                "events are still being written after {} s; they are left behind", CLOSE_SECONDS));
    if (ping != null) {
      ping.close();
    }
  }
}
