package io.tollgate.gateway.credentials;

import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The token of {@code Authorization: Bearer}, for policies that look for one themselves. */
public final class BearerToken {

  private BearerToken() {}

  /** Null when there is none. */
  public static @Nullable String of(HttpHeaders headers) {
    return AuthorizationHeader.of(headers).bearer();
  }
}
