package io.tollgate.admin.caller;

import org.jspecify.annotations.Nullable;

/** Whether a token may change things. */
public enum Permission {
  READ_ONLY("ro"),
  READ_WRITE("rw");

  private final String wireName;

  Permission(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static @Nullable Permission named(String wireName) {
    return switch (wireName) {
      case "ro" -> READ_ONLY;
      case "rw" -> READ_WRITE;
      default -> null;
    };
  }
}
