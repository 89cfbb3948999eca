package io.tollgate.admin.activedocs;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Sized;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Descriptions of APIs. */
public final class ActiveDocs {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Secrets secrets;

  public ActiveDocs(Database database, Events events, InstantSource clock, Secrets secrets) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.secrets = secrets;
  }

  public List<Route<?, ?, ?>> routes() {
    return new ApiDocResource(this).routes();
  }

  /** All that the caller sees: of products that he sees, and of none. */
  public List<ApiDoc> all(Caller caller) {
    return database.read(caller.tenantId(), rows -> ApiDocTable.all(rows, caller));
  }

  /** Bytes of the bodies of {@link #all}. */
  long octets(Caller caller) {
    return database.read(caller.tenantId(), rows -> ApiDocTable.octets(rows, caller));
  }

  /** One without its body, null when the caller sees none of that id. */
  @Nullable Sized sized(Caller caller, long id) {
    return database.<@Nullable Sized>read(
        caller.tenantId(), rows -> ApiDocTable.sized(rows, caller, id));
  }

  public @Nullable ApiDoc find(Caller caller, long id) {
    return database.<@Nullable ApiDoc>read(
        caller.tenantId(), rows -> ApiDocTable.find(rows, caller, id));
  }

  public Outcome<ApiDoc> create(Caller caller, ApiDocAttributes attributes) {
    // Reading a large description takes a while; nobody else shall wait for it.
    Errors alone = attributes.check().errors();
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          String systemName =
              Objects.requireNonNullElseGet(
                  attributes.systemName(),
                  () ->
                      SystemName.derive(
                          String.valueOf(attributes.name()), "api_doc", secrets.random()));
          Errors errors =
              new Validation()
                  .errors(alone)
                  .unless(
                      !ApiDocTable.hasSystemName(transaction, systemName),
                      "system_name",
                      Validation.TAKEN)
                  .errors();
          return checked(transaction, caller, attributes.serviceId(), errors)
              .then(
                  fine -> {
                    long id =
                        ApiDocTable.insert(transaction, systemName, attributes, clock.millis());
                    return Outcome.found(ApiDocTable.find(transaction, caller, id));
                  })
              .map(
                  made ->
                      recorded(
                          transaction,
                          caller,
                          made,
                          Action.CREATED,
                          ApiDocResource.API_DOC.audited(made)));
        });
  }

  Outcome<ApiDoc> update(Caller caller, long id, Change<ApiDocAttributes> change) {
    ApiDoc doc = find(caller, id);
    if (doc == null) {
      return Outcome.notFound();
    }
    // Reading a large description takes a while; nobody else shall wait for it.
    ApiDocAttributes seen = wanted(doc, change);
    Errors errors = seen.check().errors();
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          ApiDoc present = ApiDocTable.find(transaction, caller, id);
          if (present == null) {
            return Outcome.notFound();
          }
          ApiDocAttributes wanted = wanted(present, change);
          Errors now = wanted.equals(seen) ? errors : wanted.check().errors();
          if (now.isEmpty() && wanted.equals(present.attributes())) {
            return Outcome.done(present);
          }
          return checked(transaction, caller, wanted.serviceId(), now)
              .then(
                  fine -> {
                    ApiDocTable.update(transaction, present.id(), wanted, clock.millis());
                    return Outcome.found(ApiDocTable.find(transaction, caller, present.id()));
                  })
              .map(
                  after ->
                      recorded(
                          transaction,
                          caller,
                          after,
                          Action.UPDATED,
                          ApiDocResource.API_DOC.audited(present, after)));
        });
  }

  private static ApiDocAttributes wanted(ApiDoc present, Change<ApiDocAttributes> change) {
    return change.appliedTo(present.attributes()).withSystemName(present.systemName());
  }

  Outcome<ApiDoc> delete(Caller caller, long id) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          ApiDoc present = ApiDocTable.find(transaction, caller, id);
          if (present == null) {
            return Outcome.notFound();
          }
          ApiDocTable.delete(transaction, present.id());
          return Outcome.done(
              recorded(
                  transaction,
                  caller,
                  present,
                  Action.DELETED,
                  ApiDocResource.API_DOC.audited(present)));
        });
  }

  /** A product that the caller does not see is told before anything else. */
  private static Outcome<Errors> checked(
      Rows rows, Caller caller, @Nullable Long serviceId, Errors errors) {
    if (serviceId != null && Services.find(rows, caller, serviceId) == null) {
      return Outcome.failed(new Refusal.Unprocessable("Service not found"));
    }
    return errors.isEmpty() ? Outcome.done(errors) : Outcome.invalid(errors);
  }

  private ApiDoc recorded(
      Transaction transaction, Caller caller, ApiDoc doc, Action action, Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("api_doc", doc.id()), action, detail));
    return doc;
  }
}
