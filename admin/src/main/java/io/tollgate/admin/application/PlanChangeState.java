package io.tollgate.admin.application;

import java.util.Locale;

/** The life of a developer's request for another plan (portals.md, 8.1). */
public enum PlanChangeState {
  OPEN,
  APPROVED,
  DECLINED,
  WITHDRAWN,
  SUPERSEDED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  static PlanChangeState named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
