package io.tollgate.admin.plan;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of features of services and accounts (account-management-api.md, 4.1 and 4.7). */
final class FeatureResource {
  private static final String OF_SERVICE = "/admin/api/services/{service_id}/features";
  private static final String OF_ACCOUNT = "/admin/api/features";
  private static final String ONE = "/{feature_id}";

  static final Representation<Feature> FEATURE =
      Representation.<Feature>of("feature", "features")
          .integer("id", Feature::id)
          .text("name", feature -> feature.attributes().name())
          .text("system_name", feature -> feature.attributes().systemName())
          .text("scope", feature -> feature.scope().wireName())
          .flag("visible", feature -> feature.attributes().visible())
          .text("description", feature -> feature.attributes().description())
          .link("self", FeatureResource::path);

  private final PlanFeatures features;
  private final Services services;

  FeatureResource(PlanFeatures features, Services services) {
    this.features = features;
    this.services = services;
  }

  List<Route<?, ?, ?>> routes() {
    List<Route<?, ?, ?>> all = new ArrayList<>(ofServices().all());
    all.addAll(ofAccounts().all());
    return all;
  }

  private Routes ofServices() {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .get(OF_SERVICE)
        .at(services::target)
        .lists(FEATURE, (call, service) -> features.all(call.caller(), service.id()));
    routes
        .post(OF_SERVICE)
        .at(services::target)
        .reads(FeatureAttributes.FORM)
        .creates(
            FEATURE,
            (caller, service, attributes) -> features.create(caller, service.id(), attributes));
    routes.get(OF_SERVICE + ONE).at(this::ofService).shows(FEATURE);
    routes
        .put(OF_SERVICE + ONE)
        .at(this::ofService)
        .reads(FeatureAttributes.FORM)
        .updates(FEATURE, features::update);
    routes.delete(OF_SERVICE + ONE).at(this::ofService).deletes(features::delete);
    return routes;
  }

  private Routes ofAccounts() {
    Routes routes = Routes.of(Access.of(Section.PARTNERS));
    routes.get(OF_ACCOUNT).lists(FEATURE, (call, caller) -> features.all(caller, null));
    routes
        .post(OF_ACCOUNT)
        .reads(FeatureAttributes.FORM)
        .creates(FEATURE, (caller, self, attributes) -> features.create(caller, null, attributes));
    routes.get(OF_ACCOUNT + ONE).at(this::ofAccount).shows(FEATURE);
    routes
        .put(OF_ACCOUNT + ONE)
        .at(this::ofAccount)
        .reads(FeatureAttributes.FORM)
        .updates(FEATURE, features::update);
    routes.delete(OF_ACCOUNT + ONE).at(this::ofAccount).deletes(features::delete);
    return routes;
  }

  private @Nullable Feature ofService(Call call) {
    Service service = services.target(call);
    return service == null
        ? null
        : features.find(call.caller(), service.id(), call.id("feature_id"));
  }

  private @Nullable Feature ofAccount(Call call) {
    return features.find(call.caller(), null, call.id("feature_id"));
  }

  private static String path(Feature feature) {
    Long service = feature.serviceId();
    String all = service == null ? OF_ACCOUNT : "/admin/api/services/" + service + "/features";
    return all + "/" + feature.id();
  }
}
