package io.tollgate.admin.application;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The life of an application (portals.md, 8.1). */
public enum ApplicationState {
  PENDING,
  LIVE,
  SUSPENDED,
  DEPRECATED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  /** The state that the event leads to from here, null when it leads nowhere. */
  @Nullable ApplicationState after(String event) {
    return switch (event) {
      case "accept" -> this == PENDING ? LIVE : null;
      case "suspend" -> this == LIVE ? SUSPENDED : null;
      case "resume" -> this == SUSPENDED ? LIVE : null;
      default -> null;
    };
  }

  static ApplicationState named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
