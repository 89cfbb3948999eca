package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.PLAN_CHANGE_REQUEST;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanChoice;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.PlanState;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.util.List;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Developers' wishes for another plan: done, filed or refused as the product's rule says. */
public final class PlanChanges {

  /** What became of a wish. */
  public sealed interface Result {
    /** The application is on the plan now. */
    record Changed(Plan plan) implements Result {}

    /** The provider will decide. */
    record Filed(PlanChangeRequest request) implements Result {}
  }

  private final Database database;
  private final Applications applications;
  private final PlanChangeLog log;
  private final PlanMoves moves;

  PlanChanges(Database database, Applications applications, PlanChangeLog log, PlanMoves moves) {
    this.database = database;
    this.applications = applications;
    this.log = log;
    this.moves = moves;
  }

  List<Route<?, ?, ?>> routes() {
    return new PlanChangeResource(this, applications).routes();
  }

  /**
   * @param state wire name, null for all
   */
  public Page<PlanChangeRequest> page(Caller caller, @Nullable String state, PageRequest page) {
    Condition which = state == null ? DSL.noCondition() : PLAN_CHANGE_REQUEST.STATE.eq(state);
    return database.read(
        caller.tenantId(),
        rows -> PlanChangeTable.page(rows, which.and(ofVisible(rows, caller)), page));
  }

  /** The request with this id, null when there is none that the caller sees. */
  public static @Nullable PlanChangeRequest find(Rows rows, long id) {
    return PlanChangeTable.find(rows, PLAN_CHANGE_REQUEST.ID.eq(id));
  }

  public @Nullable PlanChangeRequest find(Caller caller, long id) {
    Condition which = PLAN_CHANGE_REQUEST.ID.eq(id).and(visible(caller));
    return database.<@Nullable PlanChangeRequest>read(
        caller.tenantId(), rows -> PlanChangeTable.find(rows, which));
  }

  private static Condition visible(Caller caller) {
    return Selection.among(APPLICATION.SERVICE_ID, caller.services());
  }

  /** What {@link #visible} means without a join. */
  private static Condition ofVisible(Rows rows, Caller caller) {
    return caller.services() == null
        ? DSL.noCondition()
        : PLAN_CHANGE_REQUEST.APPLICATION_ID.in(
            rows.from(APPLICATION).where(visible(caller)).column(APPLICATION.ID));
  }

  /** A developer wants his application on another published plan of its product. */
  public Outcome<Result> ask(Caller caller, Application application, PlanChoice choice) {
    return choice
        .required()
        .then(
            planId ->
                database.write(
                    caller.tenantId(),
                    transaction -> {
                      Service service = Services.locked(transaction, application.serviceId());
                      Application present = ApplicationAudit.locked(transaction, application);
                      return service == null || present == null
                          ? Outcome.notFound()
                          : asked(transaction, caller, service, present, planId);
                    }));
  }

  private Outcome<Result> asked(
      Transaction transaction,
      Caller caller,
      Service service,
      Application application,
      long planId) {
    String permission = service.attributes().buyerPlanChangePermission();
    PlanChangeEffect whatever = PlanChangeEffect.of(permission, false, false);
    if (whatever == PlanChangeEffect.REFUSED) {
      return Outcome.forbidden("Plan changes are not permitted for this product");
    }
    if (planId == application.context().planId()) {
      return Outcome.invalid(Errors.BASE, "The application is on this plan already");
    }
    Plan plan = Plans.find(transaction, PlanKind.APPLICATION, planId);
    if (plan == null || !isOffered(plan, service)) {
      return Outcome.notFound();
    }
    if (application.state() != ApplicationState.LIVE) {
      return Outcome.invalid(Errors.BASE, "Only the plan of a live application can be changed");
    }
    Account account = Accounts.find(transaction, application.accountId());
    boolean hasCard = account != null && account.hasCard();
    return switch (PlanChangeEffect.of(permission, hasCard, plan.isPaid())) {
      case CHANGED -> moves.change(transaction, caller, application, plan).map(Result.Changed::new);
      case CARD_NEEDED -> Outcome.invalid(Errors.BASE, "A credit card has to be stored first");
      case FILED -> Outcome.done(new Result.Filed(filed(transaction, caller, application, plan)));
      case REFUSED -> Outcome.notFound();
    };
  }

  private static boolean isOffered(Plan plan, Service service) {
    return plan.service() == service.id()
        && plan.state() == PlanState.PUBLISHED
        && !plan.isCustom();
  }

  /** To ask twice for the same is to ask once. */
  private PlanChangeRequest filed(
      Transaction transaction, Caller caller, Application application, Plan plan) {
    PlanChangeRequest open = PlanChangeTable.open(transaction, application.id());
    return open != null && open.toPlanId() == plan.id()
        ? open
        : log.file(transaction, caller, application, plan.id());
  }

  /** Changes the plan as it was asked for. */
  public Outcome<PlanChangeRequest> approve(Caller caller, PlanChangeRequest request) {
    return decided(
        caller,
        request,
        "approve",
        (transaction, present) -> {
          Application application = Applications.find(transaction, present.applicationId());
          Plan plan = Plans.find(transaction, PlanKind.APPLICATION, present.toPlanId());
          if (application == null || plan == null) {
            return Outcome.invalid(Errors.BASE, "The plan that was asked for does not exist");
          }
          PlanChangeRequest after =
              log.decide(transaction, caller, present, PlanChangeState.APPROVED, null);
          return moves.change(transaction, caller, application, plan).map(changed -> after);
        });
  }

  /**
   * Leaves the plan as it is.
   *
   * @param reason told to the developer, null for none
   */
  public Outcome<PlanChangeRequest> decline(
      Caller caller, PlanChangeRequest request, @Nullable String reason) {
    Errors errors = new Validation().prose("reason", reason).errors();
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    return decided(
        caller,
        request,
        "decline",
        (transaction, present) ->
            Outcome.done(
                log.decide(transaction, caller, present, PlanChangeState.DECLINED, reason)));
  }

  private Outcome<PlanChangeRequest> decided(
      Caller caller,
      PlanChangeRequest request,
      String event,
      BiFunction<Transaction, PlanChangeRequest, Outcome<PlanChangeRequest>> decision) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          ApplicationAudit.lock(transaction, request.serviceId(), request.accountId());
          PlanChangeRequest present =
              PlanChangeTable.find(transaction, PLAN_CHANGE_REQUEST.ID.eq(request.id()));
          if (present == null) {
            return Outcome.notFound();
          }
          return present.state() == PlanChangeState.OPEN
              ? decision.apply(transaction, present)
              : Outcome.failed(illegal(present, event));
        });
  }

  private static Refusal illegal(PlanChangeRequest request, String event) {
    return Refusal.IllegalTransition.of(
        "a plan change request that is",
        request.state().wireName(),
        event,
        PlanChangeResource.REQUEST.shown(request));
  }
}
