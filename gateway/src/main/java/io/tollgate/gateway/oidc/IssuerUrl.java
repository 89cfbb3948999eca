package io.tollgate.gateway.oidc;

import io.tollgate.gateway.call.PercentEncoding;
import io.tollgate.gateway.call.Upstream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An {@code oidc_issuer_endpoint}.
 *
 * @param base without user, password and trailing slash
 * @param clientId the URL's user, with which introspection is asked for; empty when there is none
 * @param clientSecret the URL's password; empty when there is none
 */
public record IssuerUrl(String base, String clientId, String clientSecret) {

  private static final Pattern USER_INFO =
      Pattern.compile(
          "(?<scheme>[A-Za-z]+://)(?:(?<user>[^@/?#:]*)(?::(?<password>[^@/?#]*))?@)?(?<rest>[^?#]+)");

  /** Null when the text is no http or https URL. */
  public static @Nullable IssuerUrl parse(String text) {
    Matcher parts = USER_INFO.matcher(text.strip());
    if (!parts.matches()) {
      return null;
    }
    String base = parts.group("scheme") + parts.group("rest");
    while (base.endsWith("/")) {
      base = base.substring(0, base.length() - 1);
    }
    return Upstream.parse(base, "", false) == null
        ? null
        : new IssuerUrl(base, decoded(parts.group("user")), decoded(parts.group("password")));
  }

  private static String decoded(@Nullable String text) {
    return text == null ? "" : PercentEncoding.decode(text);
  }

  /** Where the issuer describes itself. */
  String discovery() {
    return base + "/.well-known/openid-configuration";
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return base;
  }
}
