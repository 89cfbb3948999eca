package io.tollgate.admin.account;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life of a developer account (portals.md, 8.1). */
public enum AccountState {
  CREATED,
  PENDING,
  APPROVED,
  REJECTED,
  SUSPENDED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  /** The state that the event leads to from here, null when it leads nowhere. */
  @Nullable AccountState after(String event) {
    return switch (event) {
      case "approve" -> to(APPROVED, EnumSet.of(CREATED, PENDING, REJECTED));
      case "reject" -> to(REJECTED, EnumSet.of(CREATED, PENDING, APPROVED));
      case "make_pending" -> to(PENDING, EnumSet.of(CREATED, APPROVED, REJECTED));
      case "suspend" -> to(SUSPENDED, EnumSet.complementOf(EnumSet.of(SUSPENDED)));
      case "resume" -> to(APPROVED, EnumSet.of(SUSPENDED));
      default -> null;
    };
  }

  private @Nullable AccountState to(AccountState next, Set<AccountState> from) {
    return from.contains(this) ? next : null;
  }

  static AccountState named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
