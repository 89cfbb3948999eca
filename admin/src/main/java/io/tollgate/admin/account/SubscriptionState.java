package io.tollgate.admin.account;

import java.util.Locale;

/** Whether a subscription waits for the provider (portals.md, 8.1). */
public enum SubscriptionState {
  PENDING,
  LIVE;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  static SubscriptionState named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
