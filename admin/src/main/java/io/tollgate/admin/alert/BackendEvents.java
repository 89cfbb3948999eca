package io.tollgate.admin.alert;

import static io.tollgate.admin.database.schema.Tables.SERVICE;

import io.tollgate.admin.application.Traffic;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.event.Worker;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.protocol.administration.BackendAwayException;
import io.tollgate.protocol.administration.BackendEvent;
import io.tollgate.protocol.administration.BackendObservation;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the backend's events over, in order, and only then lets the backend forget them. What comes
 * twice, after a restart or because two processes do this at once, has no effect the second time.
 */
public final class BackendEvents implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BackendEvents.class);

  /** Events of one tenant in one transaction, at most. */
  private static final int TOGETHER = 500;

  private final Database database;
  private final BackendObservation backend;
  private final Alerts alerts;
  private final Signal waiting;
  private final Duration lookAgain;
  private final Worker worker = new Worker("backend-events", this::round);
  private boolean away;

  /**
   * @param waiting raised when events are known to wait
   * @param lookAgain how long it waits for that
   */
  public BackendEvents(
      Database database,
      BackendObservation backend,
      Alerts alerts,
      Signal waiting,
      Duration lookAgain) {
    this.database = database;
    this.backend = backend;
    this.alerts = alerts;
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
    takeOverAll();
    waiting.await(lookAgain);
  }

  private void takeOverAll() {
    try {
      List<BackendEvent> some = backend.events();
      while (!some.isEmpty() && !Thread.currentThread().isInterrupted()) {
        for (int i = 0; i < some.size(); i += TOGETHER) {
          List<BackendEvent> few = some.subList(i, Math.min(some.size(), i + TOGETHER));
          takeOver(few);
          backend.forgetEvents(few.getLast().id());
        }
        some = backend.events();
      }
      away = false;
    } catch (BackendAwayException e) {
      if (!away) {
        log.warn("alerts and first traffic are not known for the moment: {}", e.getMessage());
      }
      away = true;
    }
  }

  private void takeOver(List<BackendEvent> some) {
    Map<String, Long> tenants = tenants(some);
    some.stream()
        .filter(event -> tenants.containsKey(event.serviceId()))
        .collect(Collectors.groupingBy(event -> tenants.get(event.serviceId())))
        .forEach(this::takeOver);
  }

  private void takeOver(long tenantId, List<BackendEvent> some) {
    Caller caller = Caller.operator(tenantId, "backend");
    Outcome<Integer> done =
        database.write(
            tenantId,
            transaction -> {
              some.forEach(event -> takeOver(transaction, caller, event));
              return Outcome.done(some.size());
            });
    int unused = done.orThrow();
  }

  private void takeOver(Transaction transaction, Caller caller, BackendEvent event) {
    long service = Long.parseLong(event.serviceId());
    switch (event) {
      case BackendEvent.FirstTraffic first ->
          Traffic.first(transaction, service, first.applicationId(), first.atMillis());
      case BackendEvent.FirstDailyTraffic first ->
          Traffic.firstOfDay(transaction, service, first.applicationId(), first.atMillis());
      case BackendEvent.Alert alert -> {
        @Nullable Long application = Traffic.locked(transaction, service, alert.applicationId());
        if (application != null) {
          alerts.raise(transaction, caller, application, alert);
        }
      }
    }
  }

  /** Whose the services are; those that are gone are nobody's. */
  private Map<String, Long> tenants(List<BackendEvent> some) {
    Set<Long> ids = new HashSet<>();
    for (BackendEvent event : some) {
      if (event.serviceId().matches("[0-9]{1,18}")) {
        ids.add(Long.valueOf(event.serviceId()));
      }
    }
    Map<String, Long> tenants = new HashMap<>();
    database.readAcrossTenants(
        rows ->
            rows.from(SERVICE)
                .fields(SERVICE.ID, SERVICE.TENANT_ID)
                .where(SERVICE.ID.in(ids))
                .list(
                    row ->
                        tenants.put(
                            Long.toString(row.get(SERVICE.ID)), row.get(SERVICE.TENANT_ID))));
    return tenants;
  }
}
