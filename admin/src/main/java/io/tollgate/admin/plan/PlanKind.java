package io.tollgate.admin.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a plan is subscribed with. */
public enum PlanKind {
  APPLICATION,
  SERVICE,
  ACCOUNT;

  private final String column = name().toLowerCase(Locale.ROOT);

  /** As features name the plans that may have them: {@code application_plan}. */
  public String wireName() {
    return column + "_plan";
  }

  /** The wire names of all. */
  static List<String> wireNames() {
    return Arrays.stream(values()).map(PlanKind::wireName).toList();
  }

  /** The kind with this wire name, in which {@code ApplicationPlan} is the same; null for none. */
  static @Nullable PlanKind named(String wireName) {
    for (PlanKind kind : values()) {
      if (kind.wireName().equals(wireName)
          || kind.wireName().replace("_", "").equals(wireName.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return null;
  }

  String column() {
    return column;
  }

  static PlanKind of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
