package io.tollgate.admin.alert;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import io.tollgate.protocol.administration.BackendAwayException;
import io.tollgate.protocol.administration.BackendErrors;
import io.tollgate.protocol.administration.BackendObservation;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls and reports that the backend refused because something is wrong with an integration. The
 * lists stay in the backend; while it cannot be asked the answer is 503 (account-management-api.md,
 * 4.11).
 */
public final class IntegrationErrors {
  private static final Logger log = LoggerFactory.getLogger(IntegrationErrors.class);
  private static final String PATH = "/admin/api/services/{service_id}/errors";
  private static final int PER_PAGE = 20;

  /** Without the backend's address, which is none of a tenant's business: the log has it. */
  private static final String AWAY =
      "the backend, which keeps this list, cannot be asked at the moment: try again soon; the log of the admin side says why";

  private static final Representation<BackendErrors.Entry> ERROR =
      Representation.<BackendErrors.Entry>of("integration_error", "integration_errors")
          .integer("id", BackendErrors.Entry::id)
          .text("code", BackendErrors.Entry::code)
          .text("message", BackendErrors.Entry::message)
          .time("created_at", BackendErrors.Entry::atMillis);

  private final Services services;
  private final BackendObservation backend;
  private final Database database;
  private final Events events;

  public IntegrationErrors(
      Services services, BackendObservation backend, Database database, Events events) {
    this.services = services;
    this.backend = backend;
    this.database = database;
    this.events = events;
  }

  public List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.jsonOnly(AlertResource.MONITORING);
    routes
        .get(PATH)
        .takesPage()
        .at(services::target)
        .ends(Answer.page(ERROR), (call, service) -> page(service, request(call)));
    routes.delete(PATH).at(services::target).deletes(this::purge);
    return routes.all();
  }

  private static PageRequest request(Call call) {
    return call.page(PER_PAGE);
  }

  /** Newest first. */
  Outcome<Page<BackendErrors.Entry>> page(Service service, PageRequest page) {
    return asked(
        () -> {
          BackendErrors found = backend.errors(id(service), page.page(), page.perPage());
          return new Page<>(found.entries(), found.total(), page);
        });
  }

  /** Empties the service's list. */
  Outcome<Service> purge(Caller caller, Service service) {
    return asked(
            () -> {
              backend.clearErrors(id(service));
              return service;
            })
        .then(purged -> recorded(caller, purged));
  }

  private Outcome<Service> recorded(Caller caller, Service service) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          events.record(
              transaction,
              caller,
              new AdminEvent.Recorded(
                  new Subject("integration_errors", service.id()), Action.DELETED, Map.of()));
          return Outcome.done(service);
        });
  }

  private static String id(Service service) {
    return Long.toString(service.id());
  }

  private static <T> Outcome<T> asked(Supplier<T> question) {
    try {
      return Outcome.done(question.get());
    } catch (BackendAwayException e) {
      log.warn("integration errors cannot be read or purged: {}", e.getMessage());
      return Outcome.failed(new Refusal.Unavailable(AWAY));
    }
  }
}
