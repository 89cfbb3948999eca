package io.tollgate.admin.signup;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.tenant.Tenants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a new account subscribes to.
 *
 * @param services in the order of their ids
 */
record ChosenPlans(Plan account, List<ForService> services) {

  /**
   * What it subscribes to of one service.
   *
   * @param application the plan of an application to be made, null for none
   */
  record ForService(Service service, Plan plan, @Nullable Plan application) {}

  private static final long NO_PLAN = 0;

  ChosenPlans {
    services = List.copyOf(services);
  }

  /** Locks everything a plan may be chosen of, and chooses: what was named, else the defaults. */
  static Outcome<ChosenPlans> choose(
      Transaction transaction, Caller caller, SignUpDraft.PlanIds ids) {
    // Any of them may offer a plan by default, and no plan may go before it is subscribed to.
    List<Service> services = Services.allLocked(transaction);
    Tenants.lock(transaction, caller.tenantId());
    Plan account = accountPlan(transaction, ids.account());
    Plan service = named(transaction, caller, PlanKind.SERVICE, ids.service());
    Plan application = named(transaction, caller, PlanKind.APPLICATION, ids.application());
    if ((ids.account() != null && account == null)
        || (ids.service() != null && service == null)
        || (ids.application() != null && application == null)) {
      return Outcome.notFound();
    }
    if (account == null) {
      return Outcome.failed(
          new Refusal.Unprocessable(
              "there is no default account plan; name one with account_plan_id"));
    }
    List<ForService> chosen = new ArrayList<>();
    Map<Long, Plan> defaults = defaults(transaction, services);
    for (Service each : services) {
      Plan plan = of(each, service, defaults.get(orNone(each.defaultServicePlanId())));
      Plan wanted = of(each, application, defaults.get(orNone(each.defaultApplicationPlanId())));
      if (plan != null) {
        chosen.add(new ForService(each, plan, wanted));
      } else if (wanted != null && wanted.equals(application)) {
        return Outcome.failed(
            new Refusal.Unprocessable(
                "the application plan's service has no default service plan; name one with"
                    + " service_plan_id"));
      }
    }
    return Outcome.done(new ChosenPlans(account, chosen));
  }

  private static @Nullable Plan accountPlan(Rows rows, @Nullable Long id) {
    Long chosen = id == null ? Tenants.of(rows).defaultAccountPlanId() : id;
    return chosen == null ? null : Plans.find(rows, PlanKind.ACCOUNT, chosen);
  }

  private static @Nullable Plan named(Rows rows, Caller caller, PlanKind kind, @Nullable Long id) {
    Plan plan = id == null ? null : Plans.find(rows, kind, id);
    return plan != null && !plan.isCustom() && caller.sees(plan.service()) ? plan : null;
  }

  private static Map<Long, Plan> defaults(Rows rows, List<Service> services) {
    Set<Long> ids = new HashSet<>();
    for (Service each : services) {
      ids.add(orNone(each.defaultServicePlanId()));
      ids.add(orNone(each.defaultApplicationPlanId()));
    }
    return Plans.byId(rows, ids);
  }

  private static long orNone(@Nullable Long id) {
    return id == null ? NO_PLAN : id;
  }

  /** The named plan if it is one of this service, else the service's default. */
  private static @Nullable Plan of(
      Service service, @Nullable Plan named, @Nullable Plan otherwise) {
    return named != null && named.service() == service.id() ? named : otherwise;
  }
}
