package io.tollgate.admin.integration;

import io.tollgate.admin.rest.output.ExactJson;
import io.tollgate.admin.rest.output.Representation;
import java.util.function.Function;

/** How a proxy goes out; it has no id of its own (account-management-api.md, 5.4). */
final class ProxyRepresentation {
  private ProxyRepresentation() {}

  /**
   * @param oidc whether the proxy's service uses OpenID Connect; others do not show the issuer
   */
  record Shown(Proxy proxy, boolean oidc) {
    private ProxyAttributes attributes() {
      return proxy.attributes();
    }
  }

  static final Representation<Shown> PROXY = proxy();

  private static Representation<Shown> proxy() {
    Representation<Shown> head =
        Representation.<Shown>of("proxy", "proxies")
            .integer("service_id", shown -> shown.proxy.serviceId())
            .text("endpoint", shown -> shown.attributes().endpoint())
            .time("deployed_at", shown -> shown.proxy.deployedAt())
            .text("api_backend", shown -> shown.attributes().apiBackend())
            .text("credentials_location", shown -> shown.attributes().credentials().location())
            .text("auth_app_key", shown -> shown.attributes().credentials().appKey())
            .text("auth_app_id", shown -> shown.attributes().credentials().appId())
            .text("auth_user_key", shown -> shown.attributes().credentials().userKey());
    Representation<Shown> refusals = head;
    refusals = refusal(refusals, "auth_failed", RefusalAnswers::authFailed);
    refusals = refusal(refusals, "auth_missing", RefusalAnswers::authMissing);
    refusals = refusal(refusals, "no_match", RefusalAnswers::noMatch);
    refusals = refusal(refusals, "limits_exceeded", RefusalAnswers::limitsExceeded);
    return oidc(refusals
            .text("secret_token", shown -> shown.attributes().secretToken())
            .secret()
            .text("hostname_rewrite", shown -> shown.attributes().hostnameRewrite())
            .text("oauth_login_url", shown -> shown.attributes().oauthLoginUrl())
            .text("sandbox_endpoint", shown -> shown.attributes().sandboxEndpoint())
            .text("api_test_path", shown -> shown.attributes().apiTestPath())
            .flag("api_test_success", shown -> shown.proxy.apiTestSuccess())
            .tree("policies_config", shown -> new ExactJson(shown.proxy.policies()))
            .time("created_at", shown -> shown.proxy.createdAt())
            .time("updated_at", shown -> shown.proxy.updatedAt())
            .text("deployment_option", shown -> shown.proxy.deploymentOption())
            .integer("lock_version", shown -> shown.proxy.lockVersion()))
        .pathOnlyLinks()
        .link("mapping_rules", shown -> path(shown) + "/mapping_rules")
        .link("self", ProxyRepresentation::path)
        .link("service", shown -> "/admin/api/services/" + shown.proxy.serviceId());
  }

  private static Representation<Shown> refusal(
      Representation<Shown> before, String kind, Function<RefusalAnswers, RefusalAnswer> which) {
    return before
        .text("error_" + kind, shown -> which.apply(shown.attributes().refusals()).body())
        .integer(
            "error_status_" + kind, shown -> which.apply(shown.attributes().refusals()).status())
        .text(
            "error_headers_" + kind,
            shown -> which.apply(shown.attributes().refusals()).contentType());
  }

  private static Representation<Shown> oidc(Representation<Shown> before) {
    return before
        .text("oidc_issuer_endpoint", shown -> shown.attributes().oidc().issuer())
        .when(Shown::oidc)
        .secret()
        .text("oidc_issuer_type", shown -> shown.attributes().oidc().issuerType())
        .when(Shown::oidc)
        .text("jwt_claim_with_client_id", shown -> shown.attributes().oidc().claim())
        .when(Shown::oidc)
        .text("jwt_claim_with_client_id_type", shown -> shown.attributes().oidc().claimType())
        .when(Shown::oidc);
  }

  private static String path(Shown shown) {
    return "/admin/api/services/" + shown.proxy.serviceId() + "/proxy";
  }
}
