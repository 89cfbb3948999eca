package io.tollgate.gateway.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an issuer.
 *
 * @param issuer what its tokens' {@code iss} must be; empty: no token is accepted
 * @param algorithms those it says it signs with
 * @param introspectionEndpoint null: none
 * @param keys by key id; several keys may share one
 */
record IssuerFacts(
    String issuer,
    Set<JWSAlgorithm> algorithms,
    @Nullable String introspectionEndpoint,
    Map<String, List<VerificationKey>> keys) {

  IssuerFacts {
    algorithms = Set.copyOf(algorithms);
    keys = Map.copyOf(keys);
  }
}
