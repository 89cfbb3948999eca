package io.tollgate.admin.caller;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an access token is good for (account-management-api.md, 2.2). */
public enum Scope {
  ACCOUNT_MANAGEMENT,
  STATS,
  CMS,
  FINANCE,
  POLICY_REGISTRY;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  /** The wire names of all. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Scope::wireName).toList();
  }

  public static @Nullable Scope named(String wireName) {
    for (Scope scope : values()) {
      if (scope.wireName.equals(wireName)) {
        return scope;
      }
    }
    return null;
  }
}
