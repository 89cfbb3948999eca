package io.tollgate.gateway.credentials;

import io.tollgate.protocol.gateway.ServiceConfiguration;
import org.jspecify.annotations.Nullable;

/** How the applications of a service identify themselves (gateway.md, 1.1). */
public enum AuthenticationMode {
  USER_KEY,
  APP_ID,
  ACCESS_TOKEN,
  /** Named by nothing the gateway knows: no credentials can be read. */
  UNKNOWN;

  public static AuthenticationMode of(ServiceConfiguration service) {
    String method = service.proxy().authenticationMethod();
    return named(method != null ? method : service.backendVersion());
  }

  private static AuthenticationMode named(@Nullable String name) {
    return switch (name) {
      case "1" -> USER_KEY;
      case "2" -> APP_ID;
      case "oauth", "oidc" -> ACCESS_TOKEN;
      case null, default -> UNKNOWN;
    };
  }
}
