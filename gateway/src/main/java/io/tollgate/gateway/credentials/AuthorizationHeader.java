package io.tollgate.gateway.credentials;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code Authorization} header says.
 *
 * @param user of Basic; null when absent or empty
 * @param password of Basic; null when absent
 * @param bearer the token of Bearer; null when absent or empty
 */
record AuthorizationHeader(
    @Nullable String user, @Nullable String password, @Nullable String bearer) {

  private static final AuthorizationHeader NOTHING = new AuthorizationHeader(null, null, null);

  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";

  static AuthorizationHeader of(HttpHeaders headers) {
    String value = headers.get(HttpHeaderNames.AUTHORIZATION);
    if (value == null) {
      return NOTHING;
    }
    if (value.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return basic(value.substring(BASIC.length()).strip());
    }
    if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return new AuthorizationHeader(null, null, given(value.substring(BEARER.length()).strip()));
    }
    return NOTHING;
  }

  private static AuthorizationHeader basic(String encoded) {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException notBase64) {
      return NOTHING;
    }
    String pair = new String(decoded, StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    if (colon < 0) {
      return NOTHING;
    }
    return new AuthorizationHeader(
        given(pair.substring(0, colon)), pair.substring(colon + 1), null);
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Without what it says: all of it may be secret. */
  @Override
  public String toString() {
    return "AuthorizationHeader[***]";
  }
}
