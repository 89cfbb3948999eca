package io.tollgate.admin.alert;

import java.util.Locale;

/** What became of an alert (portals.md, 8.1). */
enum AlertState {
  UNREAD,
  READ,
  /** Shown to nobody; kept so that the same alert does not come again within a day. */
  DELETED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  String wireName() {
    return wireName;
  }
}
