package io.tollgate.admin.service;

import io.tollgate.admin.rest.output.Representation;

/** How services go out (account-management-api.md, 5.1). */
final class ServiceRepresentation {
  private ServiceRepresentation() {}

  static final Representation<Service> SERVICE =
      Representation.<Service>of("service", "services")
          .integer("account_id", Service::tenantId)
          .xmlOnly()
          .integer("id", Service::id)
          .text("name", Service::name)
          .text("state", service -> service.state().wireName())
          .text("system_name", Service::systemName)
          .text("backend_version", service -> service.attributes().backendVersion())
          .text("deployment_option", service -> service.attributes().deploymentOption())
          .text("support_email", service -> service.attributes().supportEmail())
          .text("description", service -> service.attributes().description())
          .flag("intentions_required", service -> service.switches().intentionsRequired())
          .flag("buyers_manage_apps", service -> service.switches().buyersManageApps())
          .flag("buyers_manage_keys", service -> service.switches().buyersManageKeys())
          .flag(
              "referrer_filters_required", service -> service.switches().referrerFiltersRequired())
          .flag("custom_keys_enabled", service -> service.switches().customKeysEnabled())
          .flag(
              "buyer_key_regenerate_enabled",
              service -> service.switches().buyerKeyRegenerateEnabled())
          .flag("mandatory_app_key", service -> service.switches().mandatoryAppKey())
          .flag("buyer_can_select_plan", service -> service.switches().buyerCanSelectPlan())
          .text(
              "buyer_plan_change_permission",
              service -> service.attributes().buyerPlanChangePermission())
          .tree("notification_settings", service -> service.attributes().notificationSettings())
          .tree("annotations", service -> service.attributes().annotations())
          .time("created_at", Service::createdAt)
          .time("updated_at", Service::updatedAt)
          .link("metrics", service -> path(service) + "/metrics")
          .link("self", ServiceRepresentation::path)
          .link("service_plans", service -> path(service) + "/service_plans")
          .link("application_plans", service -> path(service) + "/application_plans")
          .link("features", service -> path(service) + "/features");

  private static String path(Service service) {
    return "/admin/api/services/" + service.id();
  }
}
