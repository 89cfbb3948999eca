package io.tollgate.gateway.log;

import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hides the secrets in a URL: {@code user_key=***} (gateway.md, 4.3). Application ids stay. */
public final class CredentialMask {

  private static final List<String> ALWAYS =
      List.of(
          "user_key", "app_key", "access_token", "service_token", "provider_key", "client_secret");

  private CredentialMask() {}

  /**
   * @param service whose own names of credentials are masked too, null when the call has none
   * @return the same text when there is nothing to hide
   */
  public static String mask(String url, @Nullable ServiceConfiguration service) {
    int start = url.indexOf('?') + 1;
    if (start == 0) {
      return url;
    }
    StringBuilder masked = null;
    int copied = 0;
    while (start < url.length()) {
      int end = url.indexOf('&', start);
      end = end < 0 ? url.length() : end;
      int equals = url.indexOf('=', start);
      if (equals > 0 && equals < end && isSecret(url, start, equals, service)) {
        masked = masked == null ? new StringBuilder(url.length() + 3) : masked;
        masked.append(url, copied, equals + 1).append("***");
        copied = end;
      }
      start = end + 1;
    }
    return masked == null ? url : masked.append(url, copied, url.length()).toString();
  }

  private static boolean isSecret(
      String url, int start, int end, @Nullable ServiceConfiguration service) {
    for (String name : ALWAYS) {
      if (isName(url, start, end, name)) {
        return true;
      }
    }
    return service != null
        && (isName(url, start, end, service.proxy().authUserKey())
            || isName(url, start, end, service.proxy().authAppKey()));
  }

  private static boolean isName(String url, int start, int end, String name) {
    return end - start == name.length() && url.regionMatches(true, start, name, 0, name.length());
  }
}
