package io.tollgate.admin.policy;

import static io.tollgate.admin.policy.PolicyResource.POLICY;

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
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.tenant.Tenants;
import io.tollgate.protocol.gateway.GatewayPublication;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Registered policies: what is known of them; the code of a policy is the gateway's business. */
public final class Policies {
  private static final String IN_USE = "is in use by a product";

  /** Of a manifest as people write them, in memory, to its text. */
  private static final int TREE = 4;

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final GatewayPublication gateway;

  /**
   * @param gateway asked which policies it has beside
   */
  public Policies(
      Database database, Events events, InstantSource clock, GatewayPublication gateway) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.gateway = gateway;
  }

  public List<Route<?, ?, ?>> routes() {
    List<Route<?, ?, ?>> routes = new ArrayList<>(new PolicyResource(this).routes());
    routes.addAll(new PolicyCatalogue(this, gateway).routes());
    return routes;
  }

  List<Policy> all(Caller caller) {
    return database.read(caller.tenantId(), PolicyTable::all);
  }

  /** What a manifest of so many octets takes when it is read. */
  static long asTree(long octets) {
    return TREE * octets;
  }

  /** Bytes that {@link #all} takes in place of one text: manifests become trees. */
  long octets(Caller caller) {
    return asTree(database.<Long>read(caller.tenantId(), PolicyTable::octets));
  }

  /** By id, or by name and version with a hyphen between; null when there is none. */
  @Nullable Sized sized(Caller caller, String idOrName) {
    Sized text =
        database.<@Nullable Sized>read(
            caller.tenantId(), rows -> PolicyTable.sized(rows, idOrName));
    return text == null ? null : new Sized(text.id(), asTree(text.octets()));
  }

  @Nullable Policy find(Caller caller, long id) {
    return database.<@Nullable Policy>read(caller.tenantId(), rows -> PolicyTable.find(rows, id));
  }

  Outcome<Policy> create(Caller caller, PolicyAttributes attributes) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          Errors errors = errors(transaction, attributes, 0);
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          long id = PolicyTable.insert(transaction, attributes, clock.millis());
          return Outcome.found(PolicyTable.find(transaction, id))
              .map(
                  made ->
                      recorded(transaction, caller, made, Action.CREATED, POLICY.audited(made)));
        });
  }

  /** Under its name and version products know it, so these stay while it is in use. */
  Outcome<Policy> update(Caller caller, long id, Change<PolicyAttributes> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          Policy present = PolicyTable.find(transaction, id);
          if (present == null) {
            return Outcome.notFound();
          }
          PolicyAttributes wanted = change.appliedTo(present.attributes());
          Errors errors = errors(transaction, wanted, present.id());
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          if (wanted.equals(present.attributes())) {
            return Outcome.done(present);
          }
          return !wanted.hasSameName(present.attributes())
                  && PolicyTable.isUsed(transaction, present)
              ? Outcome.invalid(Errors.BASE, IN_USE)
              : updated(transaction, caller, present, wanted);
        });
  }

  private Outcome<Policy> updated(
      Transaction transaction, Caller caller, Policy present, PolicyAttributes wanted) {
    PolicyTable.update(transaction, present.id(), wanted, clock.millis());
    return Outcome.found(PolicyTable.find(transaction, present.id()))
        .map(
            after ->
                recorded(
                    transaction, caller, after, Action.UPDATED, POLICY.audited(present, after)));
  }

  /** Refused while a product uses it. */
  Outcome<Policy> delete(Caller caller, long id) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          Policy present = PolicyTable.find(transaction, id);
          if (present == null) {
            return Outcome.notFound();
          }
          if (PolicyTable.isUsed(transaction, present)) {
            return Outcome.forbidden(IN_USE);
          }
          PolicyTable.delete(transaction, present.id());
          return Outcome.done(
              recorded(transaction, caller, present, Action.DELETED, POLICY.audited(present)));
        });
  }

  private static Errors errors(Rows rows, PolicyAttributes attributes, long except) {
    Validation validation = attributes.check();
    boolean named = attributes.name() != null && attributes.version() != null;
    return validation
        .unless(!named || !PolicyTable.has(rows, attributes, except), "version", Validation.TAKEN)
        .errors();
  }

  private Policy recorded(
      Transaction transaction, Caller caller, Policy policy, Action action, Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("policy", policy.id()), action, detail));
    return policy;
  }
}
