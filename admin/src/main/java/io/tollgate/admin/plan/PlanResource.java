package io.tollgate.admin.plan;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of the plans of services (account-management-api.md, 4.6 and 4.7). */
final class PlanResource {
  private final Plans plans;
  private final Services services;
  private final PlanKind kind;
  private final Section section;

  /**
   * @param kind application or service
   */
  PlanResource(Plans plans, Services services, PlanKind kind, Section section) {
    this.plans = plans;
    this.services = services;
    this.kind = kind;
    this.section = section;
  }

  List<Route<?, ?, ?>> routes() {
    String type = kind.column() + "_plan";
    String ofService = "/admin/api/services/{service_id}/" + type + "s";
    String one = ofService + "/{id}";
    Representation<Plan> shown = PlanRepresentation.of(kind);
    Form<PlanAttributes> form = PlanAttributes.form(type);
    Routes routes = Routes.of(Access.of(section));
    routes.get("/admin/api/" + type + "s").lists(shown, (call, caller) -> plans.all(caller, kind));
    routes
        .get(ofService)
        .at(services::target)
        .lists(shown, (call, service) -> plans.of(call.caller(), kind, service));
    routes
        .post(ofService)
        .at(services::target)
        .reads(form)
        .creates(
            shown,
            (caller, service, attributes) -> plans.create(caller, kind, service, attributes));
    routes.get(one).at(this::target).shows(shown);
    routes.put(one).at(this::target).reads(form).updates(shown, plans::update);
    routes.delete(one).at(this::target).deletes(plans::delete);
    routes.put(one + "/default").at(this::target).does(shown, plans::makeDefault);
    if (kind == PlanKind.APPLICATION) {
      routes
          .post(one + "/copy")
          .at(this::target)
          .reads(PlanCopyDraft.FORM)
          .creates(shown, plans::copy);
    }
    return routes.all();
  }

  private @Nullable Plan target(Call call) {
    Service service = services.target(call);
    Plan plan = service == null ? null : plans.find(call.caller(), kind, call.id("id"));
    return plan != null && service != null && plan.service() == service.id() ? plan : null;
  }
}
