package io.tollgate.backend.api;

import io.tollgate.backend.api.ParameterValue.Hash;
import io.tollgate.backend.api.ParameterValue.Nothing;
import io.tollgate.backend.authorization.Question;
import io.tollgate.protocol.authorization.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an authorisation call (1.3).
 *
 * @param counts authrep, else authorize
 */
record WireQuestion(
    Parameters parameters, Usage usage, boolean counts, boolean flatUsage, boolean metricsFirst)
    implements Question {

  private static final String USAGE = "usage";

  static WireQuestion of(Parameters parameters, Options options, boolean counts) {
    Usage usage =
        parameters.get(USAGE) instanceof Hash hash ? WireUsage.read(hash.entries()) : Usage.NONE;
    return new WireQuestion(
        parameters, usage, counts, options.flatUsage(), options.noBody(parameters));
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
    return "WireQuestion[" + usage + "]";
  }
}
