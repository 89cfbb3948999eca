package io.tollgate.admin;

import io.tollgate.admin.alert.Alerts;
import io.tollgate.admin.alert.BackendEvents;
import io.tollgate.admin.alert.EventImport;
import io.tollgate.admin.alert.IntegrationErrors;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Services;
import io.tollgate.protocol.administration.BackendObservation;
import java.util.List;

/** The rooms of what the backend has noticed, and the thread that takes its events over. */
public final class BackendSide implements AutoCloseable {
  private final Alerts alerts;
  private final IntegrationErrors errors;
  private final EventImport wake;
  private final BackendEvents events;

  BackendSide(Ground ground, AdminSettings told, Services services, BackendObservation backend) {
    Database database = ground.database();
    Signal waiting = new Signal();
    alerts = new Alerts(database, ground.events());
    errors = new IntegrationErrors(services, backend, database, ground.events());
    wake = new EventImport(told.eventsSecret(), waiting);
    events = new BackendEvents(database, backend, alerts, waiting, told.lookAgain().backend());
  }

  List<Route<?, ?, ?>> routes() {
    return Routes.together(alerts.routes(), errors.routes(), wake.routes());
  }

  void start() {
    events.start();
  }

  @Override
  public void close() {
    events.close();
  }
}
