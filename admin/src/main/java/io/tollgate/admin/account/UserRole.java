package io.tollgate.admin.account;

import java.util.Locale;

/** What a user may do in his account (portals.md, 1). */
public enum UserRole {
  ADMIN,
  MEMBER;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  static UserRole named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
