package io.tollgate.admin.integration;

import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.output.Representation;

/**
 * Which ways to a token the clients of an OpenID Connect service have. Kept for whoever keeps the
 * issuer's clients in step; the gateway does not ask for it.
 *
 * @param id of the service's proxy
 */
public record OidcFlows(
    long id, boolean standard, boolean implicit, boolean serviceAccounts, boolean directGrants) {

  public static final Form<OidcFlows> FORM =
      Form.wrapped("oidc_configuration")
          .flag("standard_flow_enabled", true)
          .flag("implicit_flow_enabled", false)
          .flag("service_accounts_enabled", false)
          .flag("direct_access_grants_enabled", false)
          .readOnly("id")
          .reads(new OidcFlows(0, true, false, false, false), OidcFlows::read);

  /** How they go out (account-management-api.md, ruling 8). */
  public static final Representation<OidcFlows> SHOWN =
      Representation.<OidcFlows>of("oidc_configuration", "oidc_configurations")
          .integer("id", OidcFlows::id)
          .flag("standard_flow_enabled", OidcFlows::standard)
          .flag("implicit_flow_enabled", OidcFlows::implicit)
          .flag("service_accounts_enabled", OidcFlows::serviceAccounts)
          .flag("direct_access_grants_enabled", OidcFlows::directGrants);

  private static OidcFlows read(Fields fields, OidcFlows present) {
    return new OidcFlows(
        present.id,
        fields.flag("standard_flow_enabled", present.standard),
        fields.flag("implicit_flow_enabled", present.implicit),
        fields.flag("service_accounts_enabled", present.serviceAccounts),
        fields.flag("direct_access_grants_enabled", present.directGrants));
  }
}
