package io.tollgate.admin.integration;

import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a proxy (account-management-api.md, 5.4).
 *
 * @param endpoint public address in production, as the sandbox endpoint in staging
 * @param apiBackend the upstream that serves the root of the service; kept with the backend
 * @param secretToken proves to the upstream that a call came through the gateway
 * @param hostnameRewrite Host header for the upstream
 * @param apiTestPath what the test call asks for
 */
public record ProxyAttributes(
    @Nullable String endpoint,
    @Nullable String sandboxEndpoint,
    @Nullable String apiBackend,
    CredentialNames credentials,
    RefusalAnswers refusals,
    String secretToken,
    @Nullable String hostnameRewrite,
    @Nullable String oauthLoginUrl,
    String apiTestPath,
    OidcSettings oidc) {

  static final Form<ProxyAttributes> FORM = form();

  private static Form<ProxyAttributes> form() {
    Form.Builder form =
        Form.wrapped("proxy")
            .text("endpoint", "https://api.example.com")
            .text("sandbox_endpoint", "https://staging.example.com")
            .text("api_backend", "https://upstream.example.com")
            .choice("credentials_location", "query", CredentialNames.LOCATIONS)
            .text("auth_user_key", "user_key")
            .text("auth_app_id", "app_id")
            .text("auth_app_key", "app_key");
    for (String kind :
        new String[] {"auth_failed", "auth_missing", "no_match", "limits_exceeded"}) {
      form.text("error_" + kind, "No")
          .integer("error_status_" + kind, 403)
          .text("error_headers_" + kind, "text/plain");
    }
    return form.text("secret_token", "shared-secret")
        .text("hostname_rewrite", "upstream.example.com")
        .text("oauth_login_url", "https://login.example.com")
        .text("api_test_path", "/")
        .text("oidc_issuer_endpoint", "https://issuer.example.com")
        .choice("oidc_issuer_type", "keycloak", OidcSettings.ISSUER_TYPES)
        .text("jwt_claim_with_client_id", "azp")
        .choice("jwt_claim_with_client_id_type", "plain", OidcSettings.CLAIM_TYPES)
        .readOnly("lock_version", "service_id", "deployment_option", "policies_config")
        .reads(initial(null, null, ""), ProxyAttributes::read);
  }

  /** Of a new service. */
  static ProxyAttributes initial(
      @Nullable String endpoint, @Nullable String sandboxEndpoint, String secretToken) {
    return new ProxyAttributes(
        endpoint,
        sandboxEndpoint,
        null,
        CredentialNames.DEFAULT,
        RefusalAnswers.DEFAULT,
        secretToken,
        null,
        null,
        "/",
        OidcSettings.DEFAULT);
  }

  private static ProxyAttributes read(Fields fields, ProxyAttributes present) {
    return new ProxyAttributes(
        fields.optional("endpoint", present.endpoint),
        fields.optional("sandbox_endpoint", present.sandboxEndpoint),
        fields.optional("api_backend", present.apiBackend),
        CredentialNames.read(fields, present.credentials),
        RefusalAnswers.read(fields, present.refusals),
        fields.textOr("secret_token", present.secretToken),
        fields.optional("hostname_rewrite", present.hostnameRewrite),
        fields.optional("oauth_login_url", present.oauthLoginUrl),
        fields.textOr("api_test_path", present.apiTestPath),
        OidcSettings.read(fields, present.oidc));
  }

  /** The same with this upstream, and all else as it is. */
  public ProxyAttributes withApiBackend(@Nullable String upstream) {
    return with(endpoint, sandboxEndpoint, upstream);
  }

  ProxyAttributes with(
      @Nullable String production, @Nullable String sandbox, @Nullable String upstream) {
    return new ProxyAttributes(
        production,
        sandbox,
        upstream,
        credentials,
        refusals,
        secretToken,
        hostnameRewrite,
        oauthLoginUrl,
        apiTestPath,
        oidc);
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return "ProxyAttributes[" + endpoint + ", " + sandboxEndpoint + "]";
  }
}
