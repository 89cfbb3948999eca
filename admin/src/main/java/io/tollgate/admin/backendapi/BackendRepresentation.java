package io.tollgate.admin.backendapi;

import io.tollgate.admin.rest.output.Representation;

/** How backends and their usages go out (account-management-api.md, 5.3). */
final class BackendRepresentation {
  private BackendRepresentation() {}

  static final Representation<BackendApi> BACKEND_API =
      Representation.<BackendApi>of("backend_api", "backend_apis")
          .integer("id", BackendApi::id)
          .text("name", backend -> backend.attributes().name())
          .text("system_name", backend -> backend.attributes().systemName())
          .text("description", backend -> backend.attributes().description())
          .text("private_endpoint", BackendApi::privateEndpoint)
          .tree("annotations", backend -> backend.attributes().annotations())
          .integer("account_id", BackendApi::tenantId)
          .time("created_at", BackendApi::createdAt)
          .time("updated_at", BackendApi::updatedAt)
          .pathOnlyLinks()
          .link("metrics", backend -> path(backend.id()) + "/metrics")
          .link("mapping_rules", backend -> path(backend.id()) + "/mapping_rules");

  /** What is sent as {@code backend_api_id} comes back as {@code backend_id}. */
  static final Representation<BackendUsage> BACKEND_USAGE =
      Representation.<BackendUsage>of("backend_usage", "backend_usages")
          .integer("id", BackendUsage::id)
          .text("path", BackendUsage::path)
          .integer("service_id", BackendUsage::serviceId)
          .integer("backend_id", usage -> usage.backend().id())
          .link("service", usage -> "/admin/api/services/" + usage.serviceId())
          .link("backend_api", usage -> path(usage.backend().id()));

  private static String path(long backendId) {
    return "/admin/api/backend_apis/" + backendId;
  }
}
