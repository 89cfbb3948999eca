package io.tollgate.admin.plan;

import java.util.Locale;

/** What a plan is subscribed with. */
public enum PlanKind {
  APPLICATION,
  SERVICE,
  ACCOUNT;

  private final String column = name().toLowerCase(Locale.ROOT);

  String column() {
    return column;
  }

  static PlanKind of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
