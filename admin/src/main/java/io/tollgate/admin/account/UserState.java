package io.tollgate.admin.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a user may sign in (portals.md, 8.1). */
public enum UserState {
  PENDING,
  ACTIVE,
  SUSPENDED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  /** The state that the event leads to from here, null when it leads nowhere. */
  @Nullable UserState after(String event) {
    return switch (event) {
      case "activate" -> this == SUSPENDED ? null : ACTIVE;
      case "suspend" -> this == PENDING ? null : SUSPENDED;
      case "unsuspend" -> this == SUSPENDED ? ACTIVE : null;
      default -> null;
    };
  }

  static UserState named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
