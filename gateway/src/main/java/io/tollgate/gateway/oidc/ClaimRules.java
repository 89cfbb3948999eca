package io.tollgate.gateway.oidc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What claims must say, whatever the signature is worth (gateway.md, 3.8). Pure. */
final class ClaimRules {

  private ClaimRules() {}

  /**
   * @param issuer what {@code iss} must be
   * @param now milliseconds since 1970
   * @param leeway milliseconds
   * @return what is wrong; null when nothing is
   */
  static @Nullable String problem(
      Map<String, Object> claims, String issuer, long now, long leeway) {
    if (!issuer.equals(claims.get("iss"))) {
      return "iss is not the issuer";
    }
    if (!(claims.get("sub") instanceof String)) {
      return "sub is missing";
    }
    if (!(claims.get("aud") instanceof String || claims.get("aud") instanceof List)) {
      return "aud is missing";
    }
    Object expires = claims.get("exp");
    if (!(expires instanceof Number end) || millis(end) + leeway <= now) {
      return expires == null ? "exp is missing" : "it has expired";
    }
    if (claims.containsKey("nbf")
        && !(claims.get("nbf") instanceof Number start && millis(start) - leeway <= now)) {
      return "it is not valid yet";
    }
    if (claims.containsKey("iat")
        && !(claims.get("iat") instanceof Number issued && millis(issued) > 0)) {
      return "iat is no time";
    }
    return claims.getOrDefault("typ", "Bearer").equals("Bearer") ? null : "typ is not Bearer";
  }

  /** When a token with such claims stops being good, in milliseconds since 1970. */
  static double expiry(Map<String, Object> claims, long leeway) {
    return claims.get("exp") instanceof Number end ? millis(end) + leeway : 0;
  }

  /** As a double: no number that a token may name overflows, and times stay exact to the second. */
  private static double millis(Number seconds) {
    return seconds.doubleValue() * 1000;
  }
}
