package io.tollgate.admin.backendapi;

import static io.tollgate.admin.backendapi.BackendRepresentation.BACKEND_API;
import static io.tollgate.admin.service.MetricRepresentation.BACKEND_METRIC;
import static io.tollgate.admin.service.MetricRepresentation.METHOD;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Metric;
import io.tollgate.admin.service.MetricDraft;
import io.tollgate.admin.service.Metrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of backends, their metrics and methods (account-management-api.md, 4.3). */
final class BackendResource {
  private static final String ALL = "/admin/api/backend_apis";
  private static final String ONE = ALL + "/{backend_api_id}";
  private static final String METRICS = ONE + "/metrics";
  private static final String METRIC = METRICS + "/{metric_id}";
  private static final String METHODS = METRIC + "/methods";
  private static final String ONE_METHOD = METHODS + "/{id}";

  private final BackendApis backends;
  private final Metrics metrics;

  BackendResource(BackendApis backends, Metrics metrics) {
    this.backends = backends;
    this.metrics = metrics;
  }

  List<Route<?, ?, ?>> routes() {
    var form = BackendAttributes.FORM;
    Routes routes = Routes.jsonOnly(Access.of(Section.PLANS));
    routes.get(ALL).pages(BACKEND_API, (call, caller) -> backends.page(caller, call.page()));
    routes
        .post(ALL)
        .reads(form)
        .creates(BACKEND_API, (caller, self, attributes) -> backends.create(caller, attributes));
    routes.get(ONE).at(backends::target).shows(BACKEND_API);
    routes.put(ONE).at(backends::target).reads(form).updates(BACKEND_API, backends::update);
    routes.delete(ONE).at(backends::target).deletes(backends::delete);
    addMetrics(routes);
    addMethods(routes);
    return routes.all();
  }

  private void addMetrics(Routes routes) {
    var form = MetricDraft.BACKEND_FORM;
    routes
        .get(METRICS)
        .at(backends::target)
        .pages(
            BACKEND_METRIC,
            (call, backend) -> metrics.page(call.caller(), backend.owner(), call.page()));
    routes
        .post(METRICS)
        .at(backends::target)
        .reads(form)
        .creates(
            BACKEND_METRIC,
            (caller, backend, draft) -> metrics.create(caller, backend.owner(), draft));
    routes.get(METRIC).at(this::metric).shows(BACKEND_METRIC);
    routes.put(METRIC).at(this::metric).reads(form).updates(BACKEND_METRIC, metrics::update);
    routes.delete(METRIC).at(this::metric).deletes(metrics::delete);
  }

  private void addMethods(Routes routes) {
    var form = MetricDraft.BACKEND_METHOD_FORM;
    routes
        .get(METHODS)
        .at(this::metric)
        .pages(METHOD, (call, parent) -> metrics.methodPage(call.caller(), parent, call.page()));
    routes.post(METHODS).at(this::metric).reads(form).creates(METHOD, metrics::createMethod);
    routes.get(ONE_METHOD).at(this::method).shows(METHOD);
    routes.put(ONE_METHOD).at(this::method).reads(form).updates(METHOD, metrics::update);
    routes.delete(ONE_METHOD).at(this::method).deletes(metrics::delete);
  }

  private @Nullable Metric metric(Call call) {
    return inBackend(call, "metric_id");
  }

  private @Nullable Metric method(Call call) {
    Metric method = inBackend(call, "id");
    Long parent = method == null ? null : method.parentId();
    return parent != null && parent == call.id("metric_id") ? method : null;
  }

  private @Nullable Metric inBackend(Call call, String parameter) {
    BackendApi backend = backends.target(call);
    Metric metric = backend == null ? null : metrics.find(call.caller(), call.id(parameter));
    return backend != null && metric != null && metric.owner().equals(backend.owner())
        ? metric
        : null;
  }
}
