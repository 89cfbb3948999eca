package io.tollgate.gateway.credentials;

import io.tollgate.gateway.call.Call;
import org.jspecify.annotations.Nullable;

/** Each credential in a header of its name. */
final class InHeaders implements CredentialsLocation {

  @Override
  public @Nullable String userKey(Call call, String name) {
    return HeaderValue.find(call.headers(), name);
  }

  @Override
  public @Nullable String appId(Call call, String name) {
    return HeaderValue.find(call.headers(), name);
  }

  @Override
  public @Nullable String appKey(Call call, String name) {
    return HeaderValue.find(call.headers(), name);
  }

  @Override
  public @Nullable String accessToken(Call call) {
    String token = HeaderValue.find(call.headers(), CredentialsReader.ACCESS_TOKEN);
    return token != null ? token : AuthorizationHeader.of(call.headers()).bearer();
  }
}
