package io.tollgate.backend.authorization;

import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question in the parameters' own words; {@code usage} is an amount of the metric search. */
record Asked(Map<String, String> parameters, boolean counts, boolean oauth) implements Question {

  /**
   * @param pairs name, value, name, value
   */
  static Asked authrep(String... pairs) {
    return new Asked(map(pairs), true, false);
  }

  static Asked oauthAuthorize(String... pairs) {
    return new Asked(map(pairs), false, true);
  }

  private static Map<String, String> map(String... pairs) {
    Map<String, String> map = new HashMap<>(Map.of("provider_key", "pk"));
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return Map.copyOf(map);
  }

  @Override
  public Usage usage() {
    String amount = parameters.get("usage");
    return amount == null
        ? Usage.NONE
        : new Usage(List.of(new UsageEntry.Increment("search", Long.parseLong(amount))));
  }

  @Override
  public @Nullable String providerKey() {
    return parameters.get("provider_key");
  }

  @Override
  public @Nullable String serviceToken() {
    return parameters.get("service_token");
  }

  @Override
  public @Nullable String serviceId() {
    return parameters.get("service_id");
  }

  @Override
  public @Nullable String appId() {
    return parameters.get("app_id");
  }

  @Override
  public @Nullable String userKey() {
    return parameters.get("user_key");
  }

  @Override
  public @Nullable String appKey() {
    return parameters.get("app_key");
  }

  @Override
  public @Nullable String redirectUrl() {
    return parameters.get("redirect_url");
  }

  @Override
  public @Nullable String redirectUri() {
    return parameters.get("redirect_uri");
  }

  @Override
  public @Nullable String accessToken() {
    return parameters.get("access_token");
  }

  @Override
  public @Nullable String idempotencyKey() {
    return parameters.get("idempotency_key");
  }

  @Override
  public String parametersDigest() {
    return "digest of " + usage();
  }
}
