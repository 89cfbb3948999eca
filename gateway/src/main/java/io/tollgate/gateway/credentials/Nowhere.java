package io.tollgate.gateway.credentials;

import io.tollgate.gateway.call.Call;
import org.jspecify.annotations.Nullable;

/** A location that the gateway does not know: nothing is ever found. */
final class Nowhere implements CredentialsLocation {

  @Override
  public @Nullable String userKey(Call call, String name) {
    return null;
  }

  @Override
  public @Nullable String appId(Call call, String name) {
    return null;
  }

  @Override
  public @Nullable String appKey(Call call, String name) {
    return null;
  }

  @Override
  public @Nullable String accessToken(Call call) {
    return null;
  }
}
