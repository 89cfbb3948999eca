package io.tollgate.admin.application;

import io.tollgate.admin.application.PlanChanges.Result;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanChoice;
import io.tollgate.admin.plan.PlanRepresentation;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of plan change requests (account-management-api.md, 4.9; rulings 8 and 10). */
final class PlanChangeResource {
  private static final String ALL = "/admin/api/plan_change_requests";
  private static final String ONE = ALL + "/{id}";

  static final Representation<PlanChangeRequest> REQUEST =
      Representation.<PlanChangeRequest>of("plan_change_request", "plan_change_requests")
          .integer("id", PlanChangeRequest::id)
          .integer("application_id", PlanChangeRequest::applicationId)
          .integer("account_id", PlanChangeRequest::accountId)
          .integer("from_plan_id", PlanChangeRequest::fromPlanId)
          .integer("to_plan_id", PlanChangeRequest::toPlanId)
          .integer("user_id", PlanChangeRequest::userId)
          .text("state", request -> request.state().wireName())
          .text("reason", PlanChangeRequest::reason)
          .time("created_at", PlanChangeRequest::createdAt)
          .time("decided_at", PlanChangeRequest::decidedAt)
          .link(
              "application",
              request ->
                  "/admin/api/accounts/"
                      + request.accountId()
                      + "/applications/"
                      + request.applicationId());

  /** A changed plan is shown as change_plan shows it, what is only asked for as the request. */
  private static Answer<Result> result() {
    Answer<Plan> changed = Answer.one(PlanRepresentation.APPLICATION_PLAN);
    Answer<PlanChangeRequest> filed = Answer.created(REQUEST);
    Answer<Result> either =
        (result, format, baseUrl) ->
            switch (result) {
              case Result.Changed(var plan) -> changed.write(plan, format, baseUrl);
              case Result.Filed(var request) -> filed.write(request, format, baseUrl);
            };
    return either.shaped(filed.shape().or(changed.shape()));
  }

  private record Decline(@Nullable String reason) {
    static final Form<Decline> FORM =
        Form.flat()
            .text("reason", "The plan is for partners")
            .reads(
                new Decline(null),
                (fields, present) -> new Decline(fields.optional("reason", present.reason)));
  }

  private final PlanChanges changes;
  private final Applications applications;

  PlanChangeResource(PlanChanges changes, Applications applications) {
    this.changes = changes;
    this.applications = applications;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.jsonOnly(Access.of(Section.PARTNERS));
    routes
        .post("/admin/api/accounts/{account_id}/applications/{application_id}/plan_change_requests")
        .at(applications::target)
        .reads(PlanChoice.FORM)
        .ends(result(), changes::ask);
    routes
        .get(ALL)
        .takes("state")
        .pages(
            REQUEST, (call, caller) -> changes.page(caller, call.parameter("state"), call.page()));
    routes.put(ONE + "/approve").at(this::target).does(REQUEST, changes::approve);
    routes
        .put(ONE + "/decline")
        .at(this::target)
        .reads(Decline.FORM)
        .does(
            REQUEST,
            (caller, request, decline) -> changes.decline(caller, request, decline.reason()));
    return routes.all();
  }

  private @Nullable PlanChangeRequest target(Call call) {
    return changes.find(call.caller(), call.id("id"));
  }
}
