package io.tollgate.admin.integration;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who issues the tokens of an OpenID Connect service.
 *
 * @param issuer base URL of the discovery document, may carry credentials
 * @param claim names the claim that holds the application id, as its type says
 */
record OidcSettings(
    @Nullable String issuer,
    String issuerType,
    @Nullable String claim,
    @Nullable String claimType) {

  static final List<String> ISSUER_TYPES = List.of("keycloak", "rest");
  static final List<String> CLAIM_TYPES = List.of("plain", "liquid");

  static final OidcSettings DEFAULT = new OidcSettings(null, "keycloak", null, null);

  static OidcSettings read(Fields fields, OidcSettings present) {
    return new OidcSettings(
        fields.optional("oidc_issuer_endpoint", present.issuer),
        fields.textOr("oidc_issuer_type", present.issuerType),
        fields.optional("jwt_claim_with_client_id", present.claim),
        fields.optional("jwt_claim_with_client_id_type", present.claimType));
  }

  void check(Validation validation) {
    validation
        .oneOf("oidc_issuer_type", issuerType, ISSUER_TYPES)
        .atMost("oidc_issuer_endpoint", issuer, 2048)
        .oneOf("jwt_claim_with_client_id_type", claimType, CLAIM_TYPES)
        .atMost("jwt_claim_with_client_id", claim, 255)
        .unless(
            claim == null || claimType != null, "jwt_claim_with_client_id_type", Validation.BLANK)
        .unless(claimType == null || claim != null, "jwt_claim_with_client_id", Validation.BLANK);
  }
}
