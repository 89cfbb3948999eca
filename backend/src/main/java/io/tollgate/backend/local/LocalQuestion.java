package io.tollgate.backend.local;

import io.tollgate.backend.authorization.Question;
import io.tollgate.backend.usage.ResponseCode;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.BackendAuthentication;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's request in the same process.
 *
 * @param counts whether it is asked as authrep, else as authorize
 */
record LocalQuestion(AuthorizationRequest request, boolean counts) implements Question {

  @Override
  public @Nullable String providerKey() {
    return request.authentication() instanceof BackendAuthentication.ProviderKey(String key)
        ? orNull(key)
        : null;
  }

  @Override
  public @Nullable String serviceToken() {
    return request.authentication() instanceof BackendAuthentication.ServiceToken(String token)
        ? token
        : null;
  }

  @Override
  public @Nullable String serviceId() {
    return orNull(request.serviceId());
  }

  @Override
  public @Nullable String appId() {
    return request.credentials() instanceof Credentials.AppId appId ? orNull(appId.appId()) : null;
  }

  @Override
  public @Nullable String userKey() {
    return request.credentials() instanceof Credentials.UserKey(String key) ? orNull(key) : null;
  }

  @Override
  public @Nullable String appKey() {
    return request.credentials() instanceof Credentials.AppId appId ? appId.appKey() : null;
  }

  @Override
  public @Nullable String referrer() {
    return request.referrer();
  }

  @Override
  public Usage usage() {
    return request.usage();
  }

  @Override
  public @Nullable ResponseCode responseCode() {
    Integer status = request.responseCode();
    return status == null ? null : ResponseCode.of(status);
  }

  @Override
  public boolean oauth() {
    return request.options().oauth();
  }

  private static @Nullable String orNull(String value) {
    return value.isBlank() ? null : value;
  }
}
