package io.tollgate.admin.plan;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether developers see a plan (portals.md, 8.1). */
public enum PlanState {
  HIDDEN,
  PUBLISHED;

  /** The event that shows a hidden plan to developers. */
  static final String PUBLISH = "publish";

  static final List<String> EVENTS = List.of(PUBLISH, "hide");

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  /** The state that the event leads to from here, null when it leads nowhere. */
  @Nullable PlanState after(String event) {
    return switch (event) {
      case PUBLISH -> this == HIDDEN ? PUBLISHED : null;
      case "hide" -> this == PUBLISHED ? HIDDEN : null;
      default -> null;
    };
  }

  static PlanState named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
