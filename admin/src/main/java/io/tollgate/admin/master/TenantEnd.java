package io.tollgate.admin.master;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Worker;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.tenant.Tenants;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends tenants whose time is over: first their products, of which backend and gateway have to be
 * told, and when they have been, all the rest.
 */
public final class TenantEnd implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TenantEnd.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Tenants tenants;
  private final Worker worker = new Worker("tenant-end", this::round);

  public TenantEnd(Database database, Events events, InstantSource clock, Tenants tenants) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.tenants = tenants;
  }

  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  private void round() throws InterruptedException {
    look();
    Thread.sleep(LOOK_AGAIN);
  }

  /** Takes every such tenant one step further. */
  public void look() {
    for (long tenant : overdue()) {
      if (products(tenant).isEmpty()) {
        if (!waits(tenant)) {
          tenants.delete(tenant);
          log.info("tenant {} is gone: it was scheduled for deletion", tenant);
        }
      } else {
        endProducts(tenant);
      }
    }
  }

  private List<Long> overdue() {
    return database.readAcrossTenants(rows -> TenantTable.overdue(rows, clock.millis()));
  }

  private List<Service> products(long tenant) {
    return database.read(tenant, Services::all);
  }

  /** Whether somebody is still to be told of something. */
  private boolean waits(long tenant) {
    return database.read(tenant, TenantTable::isWaitedFor);
  }

  private void endProducts(long tenant) {
    Caller caller = Caller.operator(tenant, "end of the tenant");
    Outcome<Integer> done =
        database.write(
            tenant,
            transaction -> {
              Tenants.lock(transaction, tenant);
              List<Service> all = Services.all(transaction);
              for (Service service : all) {
                Services.delete(transaction, service.id());
                events.record(
                    transaction,
                    caller,
                    new AdminEvent.ServiceDeleted(
                        service.id(), Map.of("system_name", service.systemName())));
              }
              return Outcome.done(all.size());
            });
    int unused = done.orThrow();
  }
}
