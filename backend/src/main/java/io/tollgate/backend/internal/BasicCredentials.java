package io.tollgate.backend.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The one pair of user and password that opens the API (8). */
public final class BasicCredentials {

  private static final String SCHEME = "Basic ";

  private final byte[] expected;

  public BasicCredentials(String user, String password) {
    expected = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Takes as long for a wrong password as for the right one.
   *
   * @param authorization the header, null when there is none
   */
  public boolean accept(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    try {
      byte[] given = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      return MessageDigest.isEqual(given, expected);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "BasicCredentials[***]";
  }
}
