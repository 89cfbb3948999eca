package io.tollgate.gateway.policy.builtin;

import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.oidc.OpenIdConnect;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.builtin.jwtclaimcheck.JwtClaimCheckFactory;
import io.tollgate.gateway.policy.builtin.jwtparser.JwtParserFactory;
import io.tollgate.gateway.policy.builtin.keycloakrolecheck.KeycloakRoleCheckFactory;
import io.tollgate.gateway.policy.builtin.tokenintrospection.TokenIntrospectionFactory;
import java.time.InstantSource;

/** The policies about tokens. */
public record TokenPolicies(
    PolicyFactory claimCheck,
    PolicyFactory roleCheck,
    PolicyFactory parser,
    PolicyFactory introspection) {

  public static TokenPolicies of(
      OpenIdConnect openId, Templates templates, Profile profile, InstantSource clock) {
    return new TokenPolicies(
        new JwtClaimCheckFactory(templates, profile),
        new KeycloakRoleCheckFactory(templates, profile),
        new JwtParserFactory(openId, profile),
        new TokenIntrospectionFactory(openId, profile, clock));
  }
}
