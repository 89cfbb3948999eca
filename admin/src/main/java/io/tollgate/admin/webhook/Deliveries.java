package io.tollgate.admin.webhook;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.event.Worker;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outgoing.OutgoingCalls;
import io.tollgate.admin.outgoing.OutgoingLimits;
import io.tollgate.admin.outgoing.OutgoingRequest;
import io.tollgate.admin.outgoing.OutgoingResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events: those of one tenant one after the other, tenants at the same time. An event is
 * delivered at least once; a receiver tells by nothing but its content that it was there before.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final int ATTEMPTS = 6;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** Longer than an attempt can take: afterwards whoever made it is dead. */
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private static final int AT_ONCE = 500;
  private static final OutgoingLimits LIMITS =
      new OutgoingLimits(
          Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30), 4096);

  private final Database database;
  private final OutgoingCalls calls;
  private final InstantSource clock;
  private final Signal waiting;
  private final Duration lookAgain;
  private final Set<Long> busy = ConcurrentHashMap.newKeySet();
  private final Worker worker = new Worker("webhooks", this::round);

  /**
   * @param waiting raised when there may be something to deliver
   * @param lookAgain how long it waits for that
   */
  public Deliveries(
      Database database,
      OutgoingCalls calls,
      InstantSource clock,
      Signal waiting,
      Duration lookAgain) {
    this.database = database;
    this.calls = calls;
    this.clock = clock;
    this.waiting = waiting;
    this.lookAgain = lookAgain;
  }

  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  private void round() throws InterruptedException {
    Map<Long, List<Delivery>> byTenant =
        database
            .readAcrossTenants(
                rows -> DeliveryTable.due(rows, clock.millis(), Set.copyOf(busy), AT_ONCE))
            .stream()
            .collect(Collectors.groupingBy(Delivery::tenantId));
    byTenant.forEach(
        (tenant, due) -> {
          if (busy.add(tenant)) {
            Thread.ofVirtual().name("webhook").start(() -> deliver(tenant, due));
          }
        });
    waiting.await(lookAgain);
  }

  private void deliver(long tenant, List<Delivery> due) {
    try {
      due.forEach(this::attempt);
    } catch (RuntimeException e) {
      log.error("webhook events of tenant {} wait: their state cannot be kept", tenant, e);
    } finally {
      busy.remove(tenant);
      waiting.raise();
    }
  }

  private void attempt(Delivery delivery) {
    long now = clock.millis();
    boolean mine =
        change(
            delivery,
            transaction -> DeliveryTable.claim(transaction, delivery, now, now + CLAIM.toMillis()));
    if (!mine) {
      return;
    }
    OutgoingResult result = send(delivery);
    String error = error(result);
    if (error == null) {
      settle(delivery, transaction -> DeliveryTable.delivered(transaction, delivery.id()));
    } else if (mayHelp(result) && delivery.attempts() + 1 < ATTEMPTS) {
      settle(
          delivery,
          transaction ->
              DeliveryTable.retry(
                  transaction, delivery.id(), error, clock.millis() + PAUSE.toMillis()));
    } else {
      log.warn("webhook event {} is given up: {}", delivery.uuid(), error);
      settle(
          delivery,
          transaction -> DeliveryTable.giveUp(transaction, delivery.id(), error, clock.millis()));
    }
  }

  /** What the guard refuses stays refused until somebody changes the address or the settings. */
  private static boolean mayHelp(OutgoingResult result) {
    return !(result instanceof OutgoingResult.Refused);
  }

  private OutgoingResult send(Delivery delivery) {
    OutgoingRequest request =
        new OutgoingRequest(
            "POST",
            delivery.url(),
            Map.of("Content-Type", "application/xml", "User-Agent", "Tollgate-Webhook"),
            delivery.event().getBytes(StandardCharsets.UTF_8),
            Set.of());
    return calls.send(request, LIMITS);
  }

  private static @Nullable String error(OutgoingResult result) {
    return switch (result) {
      case OutgoingResult.Answered answer when answer.status() / 100 == 2 -> null;
      case OutgoingResult.Answered answer -> "the receiver answered " + answer.status();
      case OutgoingResult.Refused(String reason) -> reason;
      case OutgoingResult.TimedOut() -> "the receiver did not answer in time";
      case OutgoingResult.Failed(String reason) -> reason;
    };
  }

  private void settle(Delivery delivery, Consumer<Transaction> change) {
    boolean unused =
        change(
            delivery,
            transaction -> {
              change.accept(transaction);
              return true;
            });
  }

  private interface Step {
    boolean on(Transaction transaction);
  }

  private boolean change(Delivery delivery, Step step) {
    return database
        .write(delivery.tenantId(), transaction -> Outcome.done(step.on(transaction)))
        .orThrow();
  }
}
