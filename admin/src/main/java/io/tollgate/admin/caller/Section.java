package io.tollgate.admin.caller;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of the administration that a member may be allowed (account-management-api.md, 2.4). */
public enum Section {
  PORTAL,
  FINANCE,
  SETTINGS,
  PARTNERS,
  MONITORING,
  PLANS,
  POLICY_REGISTRY;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  public static @Nullable Section named(String wireName) {
    for (Section section : values()) {
      if (section.wireName.equals(wireName)) {
        return section;
      }
    }
    return null;
  }
}
