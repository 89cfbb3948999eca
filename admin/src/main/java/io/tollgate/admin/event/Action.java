package io.tollgate.admin.event;

import java.util.Locale;

/** What was done. */
public enum Action {
  CREATED,
  UPDATED,
  DELETED,
  PLAN_CHANGED,
  STATE_CHANGED,
  KEY_CREATED,
  KEY_DELETED,
  DEPLOYED,
  PROMOTED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }
}
