package io.tollgate.admin.notification;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a provider's user may be told of, and whether he is unless he says otherwise. */
enum Preference {
  ACCOUNT_PLAN_CHANGE_REQUESTED(true),
  APPLICATION_PLAN_CHANGE_REQUESTED(true),
  SERVICE_PLAN_CHANGE_REQUESTED(true),
  LIMIT_ALERT(true, "monitoring"),
  LIMIT_VIOLATION(true, "monitoring"),
  MESSAGE_RECEIVED(true),
  CSV_DATA_EXPORT(true),
  ACCOUNT_CREATED(false),
  ACCOUNT_DELETED(false),
  APPLICATION_CREATED(false),
  APPLICATION_DELETED(false),
  APPLICATION_PLAN_CHANGED(false),
  SERVICE_CONTRACT_CREATED(false),
  SERVICE_CONTRACT_CANCELLED(false),
  SERVICE_CONTRACT_PLAN_CHANGED(false),
  SERVICE_DELETED(false),
  DAILY_REPORT(false),
  WEEKLY_REPORT(false);

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final boolean usual;
  private final String section;

  Preference(boolean usual) {
    this(usual, "partners");
  }

  Preference(boolean usual, String section) {
    this.usual = usual;
    this.section = section;
  }

  /** The section that a member needs to be told. */
  String section() {
    return section;
  }

  String wireName() {
    return wireName;
  }

  boolean usual() {
    return usual;
  }

  static @Nullable Preference named(String wireName) {
    return Arrays.stream(values())
        .filter(each -> each.wireName.equals(wireName))
        .findFirst()
        .orElse(null);
  }
}
