package io.tollgate.backend.api;

import io.tollgate.backend.api.parameter.ParameterValue.Hash;
import io.tollgate.backend.api.parameter.ParameterValue.Nothing;
import io.tollgate.backend.api.parameter.Parameters;
import io.tollgate.backend.api.parameter.ParametersDigest;
import io.tollgate.backend.authorization.Question;
import io.tollgate.backend.error.ContextInfo;
import io.tollgate.backend.telemetry.CallMeter.Endpoint;
import io.tollgate.backend.usage.ResponseCode;
import io.tollgate.http.server.Exchange;
import io.tollgate.protocol.authorization.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an authorisation call (1.3).
 *
 * @param request that it came with, for the error list; null when nobody made the call
 * @param idempotencyKey of {@link IdempotencyHeader}, only of a call that counts
 */
record WireQuestion(
    @Nullable Exchange request,
    Endpoint endpoint,
    Parameters parameters,
    Usage usage,
    boolean flatUsage,
    boolean metricsFirst,
    boolean explains,
    @Nullable String idempotencyKey)
    implements Question {

  private static final String USAGE = "usage";

  static WireQuestion of(
      @Nullable Exchange request,
      Endpoint endpoint,
      Parameters parameters,
      Options options,
      @Nullable String idempotencyKey) {
    Usage usage =
        parameters.get(USAGE) instanceof Hash hash ? WireUsage.read(hash.entries()) : Usage.NONE;
    return new WireQuestion(
        request,
        endpoint,
        parameters,
        usage,
        options.flatUsage(),
        options.noBody(parameters),
        options.explain(),
        idempotencyKey);
  }

  /** Whether calls to this endpoint are counted when they may pass. */
  static boolean counts(Endpoint endpoint) {
    return endpoint == Endpoint.AUTHREP || endpoint == Endpoint.OAUTH_AUTHREP;
  }

  @Override
  public boolean counts() {
    return counts(endpoint);
  }

  @Override
  public boolean oauth() {
    return endpoint == Endpoint.OAUTH_AUTHORIZE || endpoint == Endpoint.OAUTH_AUTHREP;
  }

  @Override
  public @Nullable String providerKey() {
    return parameters.givenText("provider_key");
  }

  @Override
  public @Nullable String serviceToken() {
    return parameters.text("service_token");
  }

  @Override
  public @Nullable String serviceId() {
    return parameters.givenText("service_id");
  }

  @Override
  public @Nullable String appId() {
    return parameters.givenText("app_id");
  }

  @Override
  public @Nullable String userKey() {
    return parameters.givenText("user_key");
  }

  @Override
  public @Nullable String appKey() {
    return parameters.text("app_key");
  }

  @Override
  public @Nullable String referrer() {
    return parameters.text("referrer");
  }

  @Override
  public @Nullable String redirectUrl() {
    return parameters.text("redirect_url");
  }

  @Override
  public @Nullable String redirectUri() {
    return parameters.text("redirect_uri");
  }

  @Override
  public @Nullable String accessToken() {
    return parameters.text("access_token");
  }

  @Override
  public @Nullable ResponseCode responseCode() {
    return LoggedCode.of(parameters.all());
  }

  @Override
  public String parametersDigest() {
    return ParametersDigest.of(parameters);
  }

  @Override
  public @Nullable ContextInfo context() {
    return request == null ? null : RequestContext.of(request);
  }

  @Override
  public boolean showsUsage() {
    return true;
  }

  @Override
  public boolean endUserGiven() {
    return parameters.get("user_id") != null;
  }

  @Override
  public boolean usageMisshapen() {
    return switch (parameters.get(USAGE)) {
      case null -> false;
      case Nothing _, Hash _ -> false;
      default -> true;
    };
  }

  /** Without the parameters: they carry secrets. */
  @Override
  public String toString() {
    return "WireQuestion[" + endpoint + ", " + usage + "]";
  }
}
