package io.tollgate.protocol.gateway;

import org.jspecify.annotations.Nullable;

/**
 * Where a version is served. {@code staging} is an alias of sandbox on input; output always says
 * sandbox.
 */
public enum Environment {
  SANDBOX("sandbox"),
  PRODUCTION("production");

  private final String wireName;

  Environment(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The environment of this name or alias, null when there is none. */
  public static @Nullable Environment named(String name) {
    return switch (name) {
      case "sandbox", "staging" -> SANDBOX;
      case "production" -> PRODUCTION;
      default -> null;
    };
  }
}
