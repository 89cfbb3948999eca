package io.tollgate.admin.service;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of metrics and methods (account-management-api.md, 4.2). */
final class MetricResource {
  private static final String METRICS = "/admin/api/services/{service_id}/metrics";
  private static final String METRIC = METRICS + "/{metric_id}";
  private static final String METHODS = METRIC + "/methods";
  private static final String METHOD = METHODS + "/{id}";

  private final Metrics metrics;
  private final Services services;

  MetricResource(Metrics metrics, Services services) {
    this.metrics = metrics;
    this.services = services;
  }

  List<Route<?, ?, ?>> routes() {
    Representation<Metric> metric = MetricRepresentation.METRIC;
    Representation<Metric> method = MetricRepresentation.METHOD;
    var form = MetricDraft.FORM;
    var methodForm = MetricDraft.METHOD_FORM;
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .get(METRICS)
        .at(services::target)
        .lists(metric, (call, service) -> metrics.of(call.caller(), service));
    routes.post(METRICS).at(services::target).reads(form).creates(metric, metrics::create);
    routes.get(METRIC).at(this::metric).shows(metric);
    routes.put(METRIC).at(this::metric).reads(form).updates(metric, metrics::update);
    routes.delete(METRIC).at(this::metric).deletes(metrics::delete);
    routes
        .get(METHODS)
        .at(this::metric)
        .lists(method, (call, parent) -> metrics.methods(call.caller(), parent));
    routes.post(METHODS).at(this::metric).reads(methodForm).creates(method, metrics::createMethod);
    routes.get(METHOD).at(this::method).shows(method);
    routes.put(METHOD).at(this::method).reads(methodForm).updates(method, metrics::update);
    routes.delete(METHOD).at(this::method).deletes(metrics::delete);
    return routes.all();
  }

  private @Nullable Metric metric(Call call) {
    return inService(call, "metric_id");
  }

  private @Nullable Metric method(Call call) {
    Metric method = inService(call, "id");
    Long parent = method == null ? null : method.parentId();
    return parent != null && parent == call.id("metric_id") ? method : null;
  }

  private @Nullable Metric inService(Call call, String parameter) {
    Service service = services.target(call);
    if (service == null) {
      return null;
    }
    Metric metric = metrics.find(call.caller(), call.id(parameter));
    return metric != null && metric.owner().equals(new MetricOwner.OfService(service.id()))
        ? metric
        : null;
  }
}
