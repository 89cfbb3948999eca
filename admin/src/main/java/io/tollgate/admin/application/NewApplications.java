package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.account.Account;
import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.account.Subscriptions;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.field.FieldRules;
import io.tollgate.admin.field.FieldTarget;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanChoice;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.service.BackendVersion;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes applications: with a subscription to the service, with all credentials. */
final class NewApplications {
  private static final int KEY_DIGITS = 32;
  private static final int ID_DIGITS = 8;

  private final Database database;
  private final ApplicationAudit audit;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Subscriptions subscriptions;

  NewApplications(
      Database database,
      ApplicationAudit audit,
      InstantSource clock,
      Secrets secrets,
      Subscriptions subscriptions) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.secrets = secrets;
    this.subscriptions = subscriptions;
  }

  Outcome<Application> create(Caller caller, Account account, ApplicationDraft draft) {
    return new PlanChoice(draft.planId())
        .required()
        .then(
            planId ->
                database.write(
                    caller.tenantId(),
                    transaction -> create(transaction, caller, account, planId, draft)));
  }

  private Outcome<Application> create(
      Transaction transaction,
      Caller caller,
      Account account,
      long planId,
      ApplicationDraft draft) {
    Plan seen = Plans.find(transaction, PlanKind.APPLICATION, planId);
    if (seen == null || seen.isCustom() || !caller.sees(seen.service())) {
      return Outcome.notFound();
    }
    Service service = Services.locked(transaction, seen.service());
    Account owner = Accounts.locked(transaction, account.id());
    Plan plan = Plans.find(transaction, PlanKind.APPLICATION, planId);
    return service == null || owner == null || plan == null
        ? Outcome.notFound()
        : complete(transaction, draft)
            .then(whole -> insert(transaction, caller, owner, service, plan, whole));
  }

  /** Also refuses one without a required field; what is made by itself has none. */
  private static Outcome<ApplicationDraft> complete(Rows rows, ApplicationDraft draft) {
    ApplicationAttributes attributes = draft.attributes();
    FieldRules rules = FieldRules.of(rows, FieldTarget.APPLICATION);
    Errors errors = attributes.check().errors(rules.checkNew(attributes.extraFields())).errors();
    return errors.isEmpty()
        ? Outcome.done(draft.with(attributes.kept(rules)))
        : Outcome.invalid(errors);
  }

  Outcome<Application> insert(
      Transaction transaction,
      Caller caller,
      Account account,
      Service service,
      Plan plan,
      ApplicationDraft draft) {
    Errors errors = check(transaction, service, draft);
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    return subscribed(transaction, caller, account, service)
        .then(
            ready ->
                audit.created(
                    transaction, caller, insertRow(transaction, ready, service, plan, draft)));
  }

  private static Errors check(Rows rows, Service service, ApplicationDraft draft) {
    ApplicationAttributes attributes = draft.attributes();
    Validation validation =
        attributes
            .check()
            .unless(
                !isUserKeyTaken(rows, service.id(), attributes.userKey(), 0),
                "user_key",
                Validation.TAKEN)
            .unless(
                !isIdTaken(rows, service.id(), attributes.applicationId()),
                "application_id",
                Validation.TAKEN);
    KeyRules.check(
        validation, "application_key", service.backendVersion(), List.of(), draft.keys());
    return validation.errors();
  }

  /**
   * @param except id of the application itself, 0 for a new one
   */
  static boolean isUserKeyTaken(Rows rows, long serviceId, @Nullable String key, long except) {
    return key != null
        && ApplicationTable.has(rows, serviceId, APPLICATION.USER_KEY.eq(key), except);
  }

  private static boolean isIdTaken(Rows rows, long serviceId, @Nullable String id) {
    return id != null
        && ApplicationTable.has(rows, serviceId, APPLICATION.APPLICATION_ID.eq(id), 0);
  }

  /** Sees to it that the account is subscribed to the service, with its default plan if need be. */
  private Outcome<Account> subscribed(
      Transaction transaction, Caller caller, Account account, Service service) {
    if (Subscriptions.exists(transaction, account.id(), service.id())) {
      return Outcome.done(account);
    }
    Long planId = service.defaultServicePlanId();
    Plan plan = planId == null ? null : Plans.find(transaction, PlanKind.SERVICE, planId);
    if (plan == null) {
      return Outcome.failed(
          new Refusal.Unprocessable(
              "the account is not subscribed to the service, which has no default service plan;"
                  + " subscribe it first"));
    }
    subscriptions.add(transaction, caller, account.id(), plan);
    return Outcome.done(account);
  }

  private long insertRow(
      Transaction transaction,
      Account account,
      Service service,
      Plan plan,
      ApplicationDraft draft) {
    long now = clock.millis();
    ApplicationAttributes given = draft.attributes();
    ApplicationAttributes complete =
        given.with(
            Objects.requireNonNullElseGet(given.userKey(), () -> secrets.hex(KEY_DIGITS)),
            Objects.requireNonNullElseGet(
                given.applicationId(), () -> freeId(transaction, service.id())));
    long id =
        ApplicationTable.insert(
            transaction,
            new ApplicationTable.Beginning(
                account.id(),
                service.id(),
                plan.id(),
                plan.approvalRequired() ? ApplicationState.PENDING : ApplicationState.LIVE,
                secrets.hex(KEY_DIGITS),
                Subscriptions.trialEnd(plan, now)),
            complete,
            now);
    for (String key : keys(service, draft)) {
      CredentialTable.addKey(transaction, id, key, now);
    }
    return id;
  }

  private List<String> keys(Service service, ApplicationDraft draft) {
    BackendVersion mode = service.backendVersion();
    boolean needed =
        mode.isOauth() || (mode.hasApplicationId() && service.switches().mandatoryAppKey());
    return draft.keys().isEmpty() && needed ? List.of(secrets.hex(KEY_DIGITS)) : draft.keys();
  }

  private String freeId(Rows rows, long serviceId) {
    String id = secrets.hex(ID_DIGITS);
    while (isIdTaken(rows, serviceId, id)) {
      id = secrets.hex(ID_DIGITS);
    }
    return id;
  }
}
