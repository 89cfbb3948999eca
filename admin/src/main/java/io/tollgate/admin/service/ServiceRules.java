package io.tollgate.admin.service;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Annotations;
import java.util.List;
import java.util.regex.Pattern;

/** What a service must be like (account-management-api.md, 5.1). */
final class ServiceRules {
  static final List<String> DEPLOYMENT_OPTIONS =
      List.of(
          "hosted",
          "self_managed",
          "service_mesh_istio",
          "plugin_ruby",
          "plugin_java",
          "plugin_python",
          "plugin_nodejs",
          "plugin_php",
          "plugin_rest",
          "plugin_csharp");
  static final List<String> PLAN_CHANGES =
      List.of("request", "direct", "credit_card", "request_credit_card", "none");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  private ServiceRules() {}

  static Errors check(ServiceAttributes attributes) {
    Validation validation =
        new Validation()
            .name("name", attributes.name())
            .prose("description", attributes.description())
            .prose("txt_support", attributes.txtSupport())
            .prose("terms", attributes.terms())
            .matches("support_email", attributes.supportEmail(), EMAIL)
            .atMost("support_email", attributes.supportEmail(), 255)
            .oneOf("deployment_option", attributes.deploymentOption(), DEPLOYMENT_OPTIONS)
            .unless(
                BackendVersion.named(attributes.backendVersion()) != null,
                "backend_version",
                Validation.NOT_LISTED)
            .oneOf(
                "buyer_plan_change_permission",
                attributes.buyerPlanChangePermission(),
                PLAN_CHANGES)
            .unless(
                new AlertChannels(attributes.notificationSettings()).isValid(),
                "notification_settings",
                Validation.INVALID);
    Annotations.check(validation, attributes.annotations());
    if (attributes.systemName() != null) {
      SystemName.check(validation, attributes.systemName());
    }
    return validation.errors();
  }
}
