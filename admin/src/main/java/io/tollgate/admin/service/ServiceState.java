package io.tollgate.admin.service;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The life of a service (portals.md, 8.1). */
public enum ServiceState {
  INCOMPLETE,
  HIDDEN,
  PUBLISHED,
  OFFLINE,
  DEPRECATED;

  static final List<String> EVENTS = List.of("publish", "hide", "make_offline", "deprecate");

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  /** The state that the event leads to from here, null when it leads nowhere. */
  public @Nullable ServiceState after(String event) {
    return switch (event) {
      case "publish" -> this == PUBLISHED || this == DEPRECATED ? null : PUBLISHED;
      case "hide" -> this == HIDDEN || this == DEPRECATED ? null : HIDDEN;
      case "make_offline" -> this == PUBLISHED || this == HIDDEN ? OFFLINE : null;
      case "deprecate" -> this == PUBLISHED || this == HIDDEN ? DEPRECATED : null;
      default -> null;
    };
  }

  static ServiceState named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
