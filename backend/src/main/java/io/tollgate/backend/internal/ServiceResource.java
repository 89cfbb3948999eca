package io.tollgate.backend.internal;

import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.MissingParameterException;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.backend.store.UsageStatistics;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendServiceJson;
import io.tollgate.protocol.administration.InvalidAttributeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Services without their parts. */
final class ServiceResource {

  private final ServiceRecords services;
  private final UsageStatistics statistics;

  ServiceResource(ServiceRecords services, UsageStatistics statistics) {
    this.services = services;
    this.statistics = statistics;
  }

  Reply list(InternalRequest request) throws InvalidAttributeException {
    Page page = Page.of(request.parameters());
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    services.serviceIds(page.after(), page.limit()).forEach(ids::add);
    return Reply.found("services", ids);
  }

  Reply show(InternalRequest request) {
    ServiceAttributes service = services.service(request.path("service"));
    return service == null
        ? Reply.bareError(404, "not_found")
        : Reply.found("service", json(service));
  }

  Reply create(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    Attributes attributes = request.wrapper("service");
    return new Reply(
        201, saved(attributes, attributes.requiredText("id")).put("status", "created"));
  }

  Reply update(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    Attributes attributes = request.wrapper("service");
    return new Reply(200, saved(attributes, request.path("service")).put("status", "ok"));
  }

  Reply delete(InternalRequest request) {
    String id = request.path("service");
    return switch (services.deleteService(id)) {
      case DELETED -> Reply.deleted();
      case UNKNOWN -> Reply.notFound("service id \"" + id + "\" is invalid");
      case IS_DEFAULT ->
          Reply.bareError(
              400, "Service id=\"" + id + "\" is the default service, cannot be removed");
    };
  }

  Reply changeProviderKey(InternalRequest request) throws InvalidAttributeException {
    String from = request.path("key");
    String to = request.parameters().text("new_key");
    if (to == null || to.isEmpty() || to.equals(from)) {
      return Reply.bareError(400, "Provider keys are not valid, must be not nil and different");
    }
    return switch (services.changeProviderKey(from, to)) {
      case CHANGED -> Reply.of(200, "ok");
      case TAKEN -> Reply.bareError(400, "Provider key=\"" + to + "\" already exists");
      case UNKNOWN -> Reply.bareError(400, "Provider key=\"" + from + "\" does not exist");
    };
  }

  Reply deleteStatistics(InternalRequest request) {
    String id = request.path("service");
    if (services.service(id) == null) {
      return Reply.notFound("service not found");
    }
    statistics.markForDeletion(id);
    return Reply.of(200, "to_be_deleted");
  }

  /** What is not given stays as it is stored. */
  private ObjectNode saved(Attributes given, String id) throws InvalidAttributeException {
    ServiceAttributes before = services.service(id);
    ServiceAttributes service =
        before == null
            ? new ServiceAttributes(
                id,
                given.requiredText("provider_key"),
                AuthenticationMode.of(given.text("backend_version")),
                given.flag("referrer_filters_required", false),
                BackendServiceJson.active(given),
                given.flag("default_service", false))
            : changed(before, given);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("service", json(services.putService(service)));
    return document;
  }

  private static ServiceAttributes changed(ServiceAttributes before, Attributes given)
      throws InvalidAttributeException {
    @Nullable String version = given.text("backend_version");
    return new ServiceAttributes(
        before.id(),
        given.has("provider_key") ? given.requiredText("provider_key") : before.providerKey(),
        version == null ? before.mode() : AuthenticationMode.of(version),
        given.flag("referrer_filters_required", before.referrerFiltersRequired()),
        given.has("state") ? BackendServiceJson.active(given) : before.active(),
        given.flag("default_service", before.defaultService()));
  }

  private static ObjectNode json(ServiceAttributes service) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", service.id())
        .put("state", service.active() ? "active" : "suspended")
        .put("provider_key", service.providerKey())
        .put("backend_version", service.mode().backendVersion())
        .put("referrer_filters_required", service.referrerFiltersRequired())
        .put("default_service", service.defaultService());
  }
}
