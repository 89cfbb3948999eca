package io.tollgate.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A token taken apart; nothing of it is to be believed yet. */
final class SignedToken {

  private final JWSObject jws;
  private final Map<String, Object> claims;

  private SignedToken(JWSObject jws, Map<String, Object> claims) {
    this.jws = jws;
    this.claims = claims;
  }

  /** Null when the text is no signed token with claims. */
  static @Nullable SignedToken parse(String text) {
    if (!isBase64Url(text)) {
      return null;
    }
    try {
      JWSObject jws = JWSObject.parse(text);
      Map<String, Object> claims = ClaimsReader.read(jws.getPayload().toBytes());
      return claims == null ? null : new SignedToken(jws, claims);
    } catch (ParseException | RuntimeException unreadable) {
      // Tokens come from anybody: whatever a parser thinks of one is the token's fault.
      return null;
    }
  }

  /** Parsers pass over other characters, and one token could be written in many ways. */
  private static boolean isBase64Url(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  JWSAlgorithm algorithm() {
    return jws.getHeader().getAlgorithm();
  }

  @Nullable String keyId() {
    return jws.getHeader().getKeyID();
  }

  Map<String, Object> claims() {
    return claims;
  }

  boolean verifiedBy(JWSVerifier verifier) {
    try {
      return jws.verify(verifier);
    } catch (JOSEException | RuntimeException unfit) {
      return false;
    }
  }
}
