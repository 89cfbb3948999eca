package io.tollgate.gateway.credentials;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Profile;
import org.jspecify.annotations.Nullable;

/** One value of {@code credentials_location}. Every answer is null when the value is absent. */
sealed interface CredentialsLocation permits InQuery, InHeaders, InAuthorization, Nowhere {

  static CredentialsLocation named(String name, Profile profile) {
    return switch (name) {
      case "query" -> new InQuery(profile);
      case "headers" -> new InHeaders();
      case "authorization" -> new InAuthorization();
      default -> new Nowhere();
    };
  }

  @Nullable String userKey(Call call, String name);

  @Nullable String appId(Call call, String name);

  @Nullable String appKey(Call call, String name);

  @Nullable String accessToken(Call call);

  /** Whether what was not found may stand in a form body that has not been looked at. */
  default boolean bodyUnread(Call call) {
    return false;
  }
}
