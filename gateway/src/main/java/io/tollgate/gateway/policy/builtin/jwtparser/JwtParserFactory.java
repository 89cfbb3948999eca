package io.tollgate.gateway.policy.builtin.jwtparser;

import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.credentials.AuthenticationMode;
import io.tollgate.gateway.oidc.IssuerUrl;
import io.tollgate.gateway.oidc.OpenIdConnect;
import io.tollgate.gateway.oidc.TokenVerifier;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.gateway.response.ServiceRefusals;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Makes it of {@code issuer_endpoint} and {@code required}. */
public final class JwtParserFactory implements PolicyFactory {

  private final OpenIdConnect openId;
  private final Profile profile;

  public JwtParserFactory(OpenIdConnect openId, Profile profile) {
    this.openId = openId;
    this.profile = profile;
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    boolean required = fields.flag("required", false);
    IssuerUrl issuer = IssuerUrl.parse(fields.text("issuer_endpoint", ""));
    if (issuer == null) {
      fields.wrong("issuer_endpoint", "must be an http or https URL");
      return fields.outcome(new JwtParserPolicy(null, required, 403));
    }
    if (AuthenticationMode.of(site.service()) == AuthenticationMode.ACCESS_TOKEN) {
      faults.accept("jwt_parser does nothing here: apicast itself verifies the tokens");
      return fields.outcome(new JwtParserPolicy(null, false, 403));
    }
    TokenVerifier verifier = openId.verifier(openId.issuer(issuer));
    int refused =
        ServiceRefusals.of(site.service().proxy(), profile).authorizationFailed().answer().status();
    return fields.outcome(new JwtParserPolicy(verifier, required, refused));
  }
}
