package io.tollgate.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a set of keys as issuers publish it (RFC 7517). */
final class JwksReader {

  private JwksReader() {}

  /**
   * The keys with which signatures can be verified, by their id; those of other kinds are left out.
   *
   * @return null when the text is no set of keys
   */
  static @Nullable Map<String, List<VerificationKey>> read(String text) {
    try {
      Map<String, List<VerificationKey>> keys = new LinkedHashMap<>();
      for (JWK jwk : JWKSet.parse(text).getKeys()) {
        VerificationKey key = jwk.getKeyID() == null ? null : key(jwk);
        if (key != null) {
          keys.computeIfAbsent(jwk.getKeyID(), _ -> new ArrayList<>()).add(key);
        }
      }
      return keys;
    } catch (ParseException | RuntimeException unreadable) {
      return null;
    }
  }

  private static @Nullable VerificationKey key(JWK jwk) {
    boolean forSignatures =
        (jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE))
            && (jwk.getKeyOperations() == null
                || jwk.getKeyOperations().contains(KeyOperation.VERIFY));
    if (!forSignatures || !(jwk instanceof AsymmetricJWK asymmetric)) {
      return null;
    }
    try {
      String algorithm = jwk.getAlgorithm() == null ? null : jwk.getAlgorithm().getName();
      return VerificationKey.of(asymmetric.toPublicKey(), algorithm);
    } catch (JOSEException unsupported) {
      return null;
    }
  }
}
