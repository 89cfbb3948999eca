package io.tollgate.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A public key and the algorithms it may be used with: those of its type, of them only the declared
 * one if one is. So a public key is never taken for the secret of an HMAC.
 */
final class VerificationKey {

  private final PublicKey key;
  private final @Nullable JWSAlgorithm declared;
  private final JWSVerifier verifier;

  private VerificationKey(PublicKey key, @Nullable JWSAlgorithm declared, JWSVerifier verifier) {
    this.key = key;
    this.declared = declared;
    this.verifier = verifier;
  }

  /** Null for a key that no supported algorithm uses. */
  static @Nullable VerificationKey of(PublicKey key, @Nullable String algorithm) {
    JWSAlgorithm declared =
        algorithm == null || algorithm.isEmpty() ? null : JWSAlgorithm.parse(algorithm);
    try {
      return switch (key) {
        case RSAPublicKey rsa -> new VerificationKey(key, declared, new RSASSAVerifier(rsa));
        case ECPublicKey ec -> new VerificationKey(key, declared, new ECDSAVerifier(ec));
        default -> null;
      };
    } catch (JOSEException unsupportedCurve) {
      return null;
    }
  }

  boolean fits(JWSAlgorithm algorithm) {
    return verifier.supportedJWSAlgorithms().contains(algorithm)
        && (declared == null || declared.equals(algorithm));
  }

  boolean signed(SignedToken token) {
    return token.verifiedBy(verifier);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey that
        && key.equals(that.key)
        && Objects.equals(declared, that.declared);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, declared);
  }
}
