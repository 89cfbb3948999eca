package io.tollgate.protocol.gateway;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The order of fields in the published JSON (account-management-api.md, 5.1 and 6.2). */
enum FieldOrder {
  SERVICE(
      "id name state system_name backend_version deployment_option support_email description"
          + " intentions_required buyers_manage_apps buyers_manage_keys referrer_filters_required"
          + " custom_keys_enabled buyer_key_regenerate_enabled mandatory_app_key"
          + " buyer_can_select_plan buyer_plan_change_permission notification_settings annotations"
          + " created_at updated_at account_id tenant_id default_application_plan_id"
          + " default_service_plan_id proxiable? backend_authentication_type"
          + " backend_authentication_value proxy"),
  PROXY(
      "id tenant_id service_id endpoint sandbox_endpoint deployed_at api_backend auth_app_key"
          + " auth_app_id auth_user_key credentials_location"
          + " error_auth_failed error_status_auth_failed error_headers_auth_failed"
          + " error_auth_missing error_status_auth_missing error_headers_auth_missing"
          + " error_no_match error_status_no_match error_headers_no_match"
          + " error_limits_exceeded error_status_limits_exceeded error_headers_limits_exceeded"
          + " secret_token hostname_rewrite hostname_rewrite_for_sandbox oauth_login_url"
          + " api_test_path api_test_success apicast_configuration_driven oidc_issuer_endpoint"
          + " oidc_issuer_type jwt_claim_with_client_id jwt_claim_with_client_id_type"
          + " lock_version authentication_method debug_key_sha256 endpoint_port valid?"
          + " service_backend_version hosts backend policy_chain proxy_rules staging_domain"
          + " production_domain created_at updated_at"),
  RULE(
      "id proxy_id http_method pattern metric_id metric_system_name delta tenant_id redirect_url"
          + " position last owner_id owner_type parameters querystring_parameters");

  private final List<String> names;

  FieldOrder(String names) {
    this.names = Arrays.asList(names.split(" "));
  }

  /**
   * Both objects as one: first the fields named here, then the rest in its own order.
   *
   * @param known wins where both have a field
   */
  ObjectNode merge(ObjectNode known, ObjectNode other) {
    ObjectNode all = other.deepCopy().setAll(known);
    ObjectNode ordered = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      JsonNode value = all.remove(name);
      if (value != null) {
        ordered.set(name, value);
      }
    }
    return ordered.setAll(all);
  }
}
