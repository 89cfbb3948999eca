package io.tollgate.gateway.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an issuer as they stand.
 *
 * @param generation another one for every set of facts of every issuer, so that nothing verified by
 *     one is taken for verified by another
 */
record KeySet(long generation, IssuerFacts facts) {

  /** Whether the issuer has a key of that name, whatever it may be used for. */
  boolean knows(String keyId) {
    return facts.keys().containsKey(keyId);
  }

  /** The key to verify such a token with; null when there is none. */
  @Nullable VerificationKey find(String keyId, JWSAlgorithm algorithm) {
    for (VerificationKey key : facts.keys().getOrDefault(keyId, List.of())) {
      if (key.fits(algorithm)) {
        return key;
      }
    }
    return null;
  }
}
