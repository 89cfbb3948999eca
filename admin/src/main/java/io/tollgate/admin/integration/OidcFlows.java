package io.tollgate.admin.integration;

import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;

/**
 * Which ways to a token the clients of an OpenID Connect service have. Kept for whoever keeps the
 * issuer's clients in step; the gateway does not ask for it.
 *
 * @param id of the service's proxy
 */
record OidcFlows(
    long id, boolean standard, boolean implicit, boolean serviceAccounts, boolean directGrants) {

  static final Form<OidcFlows> FORM =
      Form.wrapped("oidc_configuration")
          .flag("standard_flow_enabled", true)
          .flag("implicit_flow_enabled", false)
          .flag("service_accounts_enabled", false)
          .flag("direct_access_grants_enabled", false)
          .readOnly("id")
          .reads(new OidcFlows(0, true, false, false, false), OidcFlows::read);

  private static OidcFlows read(Fields fields, OidcFlows present) {
    return new OidcFlows(
        present.id,
        fields.flag("standard_flow_enabled", present.standard),
        fields.flag("implicit_flow_enabled", present.implicit),
        fields.flag("service_accounts_enabled", present.serviceAccounts),
        fields.flag("direct_access_grants_enabled", present.directGrants));
  }
}
