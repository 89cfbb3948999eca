package io.tollgate.admin.caller;

import java.util.Arrays;
import java.util.List;
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

  /** The wire names of all. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Permission::wireName).toList();
  }

  public static @Nullable Permission named(String wireName) {
    return switch (wireName) {
      case "ro" -> READ_ONLY;
      case "rw" -> READ_WRITE;
      default -> null;
    };
  }
}
