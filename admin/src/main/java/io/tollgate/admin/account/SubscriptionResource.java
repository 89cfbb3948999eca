package io.tollgate.admin.account;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.plan.PlanChoice;
import io.tollgate.admin.plan.PlanRepresentation;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of subscriptions to services (account-management-api.md, 4.7 and 5.11). */
final class SubscriptionResource {
  private static final String ALL = "/admin/api/accounts/{account_id}/service_subscriptions";
  private static final String ONE = ALL + "/{id}";

  static final Representation<ServiceSubscription> SUBSCRIPTION =
      Representation.<ServiceSubscription>of("service_subscription", "service_subscriptions")
          .integer("id", ServiceSubscription::id)
          .integer("plan_id", ServiceSubscription::planId)
          .integer("user_account_id", ServiceSubscription::accountId)
          .time("created_at", ServiceSubscription::createdAt)
          .time("updated_at", ServiceSubscription::updatedAt)
          .text("state", subscription -> subscription.state().wireName())
          .time("paid_until", ServiceSubscription::paidUntil)
          .time("trial_period_expires_at", ServiceSubscription::trialEnd)
          .money("setup_fee", ServiceSubscription::setupFee)
          .text("type", subscription -> "ServiceContract")
          .time("variable_cost_paid_until", ServiceSubscription::paidUntil)
          .integer("tenant_id", ServiceSubscription::tenantId)
          .integer("service_id", ServiceSubscription::serviceId)
          .time("accepted_at", ServiceSubscription::acceptedAt)
          .link("self", SubscriptionResource::path)
          .link("account", subscription -> "/admin/api/accounts/" + subscription.accountId())
          .link("service", subscription -> "/admin/api/services/" + subscription.serviceId());

  private final ServiceSubscriptions subscriptions;
  private final Accounts accounts;

  SubscriptionResource(ServiceSubscriptions subscriptions, Accounts accounts) {
    this.subscriptions = subscriptions;
    this.accounts = accounts;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.jsonOnly(Access.of(Section.PARTNERS));
    routes
        .get(ALL)
        .at(accounts::target)
        .lists(SUBSCRIPTION, (call, account) -> subscriptions.of(call.caller(), account));
    routes
        .post(ALL)
        .at(accounts::target)
        .reads(PlanChoice.wrapped("service_subscription"))
        .creates(SUBSCRIPTION, subscriptions::create);
    routes.get(ONE).at(this::target).shows(SUBSCRIPTION);
    routes.delete(ONE).at(this::target).deletes(subscriptions::delete);
    routes
        .put(ONE + "/change_plan")
        .at(this::target)
        .reads(PlanChoice.wrapped("service_subscription"))
        .does(PlanRepresentation.SERVICE_PLAN, subscriptions::changePlan);
    routes.put(ONE + "/approve").at(this::target).does(SUBSCRIPTION, subscriptions::approve);
    return routes.all();
  }

  private @Nullable ServiceSubscription target(Call call) {
    Account account = accounts.target(call);
    return account == null ? null : subscriptions.find(call.caller(), account, call.id("id"));
  }

  private static String path(ServiceSubscription subscription) {
    return "/admin/api/accounts/"
        + subscription.accountId()
        + "/service_subscriptions/"
        + subscription.id();
  }
}
