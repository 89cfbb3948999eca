package io.tollgate.admin.plan;

import static io.tollgate.admin.plan.FeatureResource.FEATURE;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.Services;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What plans promise, and which plan promises what. */
public final class PlanFeatures {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Services services;

  public PlanFeatures(
      Database database, Events events, InstantSource clock, Secrets secrets, Services services) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.secrets = secrets;
    this.services = services;
  }

  public List<Route<?, ?, ?>> routes() {
    List<Route<?, ?, ?>> all = new ArrayList<>(new FeatureResource(this, services).routes());
    all.addAll(new PlanFeatureResource(this).routes());
    return all;
  }

  /**
   * @param serviceId null for the features of account plans
   */
  List<Feature> all(Caller caller, @Nullable Long serviceId) {
    return database.read(caller.tenantId(), rows -> FeatureTable.all(rows, serviceId));
  }

  @Nullable Feature find(Caller caller, @Nullable Long serviceId, long id) {
    Feature feature =
        database.<@Nullable Feature>read(caller.tenantId(), rows -> FeatureTable.find(rows, id));
    return feature != null && Objects.equals(feature.serviceId(), serviceId) ? feature : null;
  }

  Outcome<Feature> create(Caller caller, @Nullable Long serviceId, FeatureAttributes attributes) {
    return database.write(
        caller.tenantId(),
        transaction ->
            Issuer.isLocked(transaction, caller, serviceId)
                ? insert(transaction, caller, serviceId, attributes)
                : Outcome.notFound());
  }

  private Outcome<Feature> insert(
      Transaction transaction,
      Caller caller,
      @Nullable Long serviceId,
      FeatureAttributes attributes) {
    PlanKind wanted = attributes.scope() == null ? null : PlanKind.named(attributes.scope());
    PlanKind scope =
        serviceId == null
            ? PlanKind.ACCOUNT
            : Objects.requireNonNullElse(wanted, PlanKind.APPLICATION);
    String systemName =
        attributes.systemName() == null
            ? SystemName.derive(String.valueOf(attributes.name()), "feature", secrets.random())
            : attributes.systemName();
    Errors errors =
        attributes
            .check()
            .unless(
                attributes.scope() == null
                    || (wanted != null && (wanted == PlanKind.ACCOUNT) == (serviceId == null)),
                "scope",
                Validation.NOT_LISTED)
            .unless(
                !FeatureTable.hasSystemName(transaction, serviceId, scope, systemName),
                "system_name",
                Validation.TAKEN)
            .errors();
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    long id =
        FeatureTable.insert(
            transaction, serviceId, scope, attributes.kept(systemName, scope), clock.millis());
    return Outcome.found(FeatureTable.find(transaction, id))
        .map(made -> recorded(transaction, caller, made, Action.CREATED, FEATURE.audited(made)));
  }

  Outcome<Feature> update(Caller caller, Feature feature, Change<FeatureAttributes> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Feature present = locked(transaction, caller, feature);
          if (present == null) {
            return Outcome.notFound();
          }
          FeatureAttributes before = present.attributes();
          FeatureAttributes kept =
              change.appliedTo(before).kept(String.valueOf(before.systemName()), present.scope());
          Errors errors = kept.check().errors();
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          return kept.equals(before)
              ? Outcome.done(present)
              : updated(transaction, caller, present, kept);
        });
  }

  private Outcome<Feature> updated(
      Transaction transaction, Caller caller, Feature present, FeatureAttributes kept) {
    FeatureTable.update(transaction, present.id(), kept, clock.millis());
    return Outcome.found(FeatureTable.find(transaction, present.id()))
        .map(
            after ->
                recorded(
                    transaction, caller, after, Action.UPDATED, FEATURE.audited(present, after)));
  }

  /** Takes it from all plans that have it, too. */
  Outcome<Feature> delete(Caller caller, Feature feature) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Feature present = locked(transaction, caller, feature);
          if (present == null) {
            return Outcome.notFound();
          }
          FeatureTable.delete(transaction, present.id());
          return Outcome.done(
              recorded(transaction, caller, present, Action.DELETED, FEATURE.audited(present)));
        });
  }

  /** The plan of a kind that the caller sees, null when there is none. */
  @Nullable Plan plan(Caller caller, PlanKind kind, long id) {
    Plan plan =
        database.<@Nullable Plan>read(caller.tenantId(), rows -> Plans.find(rows, kind, id));
    Long service = plan == null ? null : plan.serviceId();
    return service == null || caller.sees(service) ? plan : null;
  }

  List<Feature> of(Caller caller, Plan plan) {
    return database.read(caller.tenantId(), rows -> FeatureTable.ofPlan(rows, plan.id()));
  }

  /** Lets a plan promise a feature of its own service and kind; a second time changes nothing. */
  Outcome<Feature> give(Caller caller, Plan plan, @Nullable Long featureId) {
    if (featureId == null) {
      return Outcome.invalid("feature_id", Validation.BLANK);
    }
    return database.write(
        caller.tenantId(),
        transaction -> {
          Feature feature = fitting(transaction, caller, plan, featureId);
          if (feature == null) {
            return Outcome.notFound();
          }
          if (FeatureTable.has(transaction, plan.id(), featureId)) {
            return Outcome.done(feature);
          }
          FeatureTable.give(transaction, plan.id(), featureId, clock.millis());
          record(transaction, caller, plan, Map.of("feature_added", featureId));
          return Outcome.done(feature);
        });
  }

  private static @Nullable Feature fitting(
      Transaction transaction, Caller caller, Plan plan, long featureId) {
    Long service = plan.serviceId();
    if (!Issuer.isLocked(transaction, caller, service)) {
      return null;
    }
    Feature feature = FeatureTable.find(transaction, featureId);
    return feature != null
            && Plans.find(transaction, plan.kind(), plan.id()) != null
            && Objects.equals(feature.serviceId(), service)
            && feature.scope() == plan.kind()
        ? feature
        : null;
  }

  Outcome<Plan> take(Caller caller, Plan plan, long featureId) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          if (!Issuer.isLocked(transaction, caller, plan.serviceId())
              || FeatureTable.take(transaction, plan.id(), featureId) == 0) {
            return Outcome.notFound();
          }
          record(transaction, caller, plan, Map.of("feature_removed", featureId));
          return Outcome.done(plan);
        });
  }

  private static @Nullable Feature locked(Transaction transaction, Caller caller, Feature feature) {
    return Issuer.isLocked(transaction, caller, feature.serviceId())
        ? FeatureTable.find(transaction, feature.id())
        : null;
  }

  private Feature recorded(
      Transaction transaction,
      Caller caller,
      Feature feature,
      Action action,
      Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("feature", feature.id()), action, detail));
    return feature;
  }

  private void record(Transaction transaction, Caller caller, Plan plan, Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("plan", plan.id()), Action.UPDATED, detail));
  }
}
