package io.tollgate.admin.backendapi;

import static io.tollgate.admin.backendapi.BackendRepresentation.BACKEND_USAGE;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of backend usages (account-management-api.md, 4.3). */
final class UsageResource {
  private static final String USAGES = "/admin/api/services/{service_id}/backend_usages";
  private static final String USAGE = USAGES + "/{id}";

  private final BackendUsages usages;
  private final Services services;

  UsageResource(BackendUsages usages, Services services) {
    this.usages = usages;
    this.services = services;
  }

  List<Route<?, ?, ?>> routes() {
    var form = UsageDraft.FORM;
    Routes routes = Routes.jsonOnly(Access.of(Section.PLANS));
    routes
        .get(USAGES)
        .takesPage()
        .at(services::target)
        .ends(
            Answer.bareArray(BACKEND_USAGE),
            (call, service) -> Outcome.done(usages.page(call.caller(), service, call.page())));
    routes.post(USAGES).at(services::target).reads(form).creates(BACKEND_USAGE, usages::create);
    routes.get(USAGE).at(this::target).shows(BACKEND_USAGE);
    routes.put(USAGE).at(this::target).reads(form).updates(BACKEND_USAGE, usages::update);
    routes.delete(USAGE).at(this::target).deletes(usages::delete);
    return routes.all();
  }

  private @Nullable BackendUsage target(Call call) {
    Service service = services.target(call);
    return service == null ? null : usages.find(call.caller(), service, call.id("id"));
  }
}
