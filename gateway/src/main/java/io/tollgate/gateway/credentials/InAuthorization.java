package io.tollgate.gateway.credentials;

import io.tollgate.gateway.call.Call;
import org.jspecify.annotations.Nullable;

/** User and password of Basic, or the token of Bearer. */
final class InAuthorization implements CredentialsLocation {

  @Override
  public @Nullable String userKey(Call call, String name) {
    AuthorizationHeader header = AuthorizationHeader.of(call.headers());
    if (header.user() != null) {
      return header.user();
    }
    return header.password() != null ? header.password() : header.bearer();
  }

  @Override
  public @Nullable String appId(Call call, String name) {
    AuthorizationHeader header = AuthorizationHeader.of(call.headers());
    return header.user() != null ? header.user() : header.bearer();
  }

  @Override
  public @Nullable String appKey(Call call, String name) {
    return AuthorizationHeader.of(call.headers()).password();
  }

  @Override
  public @Nullable String accessToken(Call call) {
    return AuthorizationHeader.of(call.headers()).bearer();
  }
}
