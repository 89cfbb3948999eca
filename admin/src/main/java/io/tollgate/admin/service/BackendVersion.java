package io.tollgate.admin.service;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How applications of a service identify themselves. */
public enum BackendVersion {
  USER_KEY("1"),
  APP_ID("2"),
  OAUTH("oauth"),
  OIDC("oidc");

  private final String wireName;

  BackendVersion(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** What authorisation sees: it knows no OpenID Connect. */
  public BackendVersion forBackend() {
    return this == OIDC ? OAUTH : this;
  }

  /** Whether applications have an id and keys instead of one user key. */
  public boolean hasApplicationId() {
    return this != USER_KEY;
  }

  /** Whether it rests on OAuth tokens. */
  public boolean isOauth() {
    return this == OAUTH || this == OIDC;
  }

  /** The wire names of all. */
  static List<String> wireNames() {
    return Arrays.stream(values()).map(BackendVersion::wireName).toList();
  }

  public static @Nullable BackendVersion named(@Nullable String wireName) {
    for (BackendVersion version : values()) {
      if (version.wireName.equals(wireName)) {
        return version;
      }
    }
    return null;
  }
}
