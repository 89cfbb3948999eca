package io.tollgate.admin.field;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can have further fields. */
public enum FieldTarget {
  ACCOUNT(
      "Account",
      Map.of("org_name", true),
      Set.of(
          "id",
          "state",
          "created_at",
          "updated_at",
          "credit_card_stored",
          "monthly_billing_enabled",
          "monthly_charging_enabled",
          "annotations",
          "admin_domain",
          "domain",
          "admin_base_url",
          "base_url",
          "from_email",
          "support_email",
          "finance_support_email",
          "site_access_code",
          "users",
          "plans",
          "applications",
          "account_plan_id",
          "service_plan_id",
          "application_plan_id",
          "username",
          "email",
          "password")),
  USER(
      "User",
      Map.of("username", true, "email", false),
      Set.of(
          "id",
          "state",
          "role",
          "created_at",
          "updated_at",
          "password",
          "org_name",
          "annotations",
          "account_plan_id",
          "service_plan_id",
          "application_plan_id")),
  APPLICATION(
      "Cinstance",
      Map.of("name", true, "description", true),
      Set.of(
          "id",
          "state",
          "enabled",
          "created_at",
          "updated_at",
          "service_id",
          "service_name",
          "plan",
          "plan_id",
          "plan_name",
          "account_id",
          "user_account_id",
          "org_name",
          "first_traffic_at",
          "first_daily_traffic_at",
          "user_key",
          "provider_verification_key",
          "application_id",
          "application_key",
          "redirect_url",
          "client_id",
          "client_secret",
          "oidc_configuration",
          "keys",
          "referrer_filters"));

  /** What every object and every call has. */
  private static final Set<String> EVERYWHERE =
      Set.of("links", "extra_fields", "access_token", "provider_key", "page", "per_page");

  private final String wireName;
  private final Map<String, Boolean> builtIn;
  private final Set<String> others;

  /**
   * @param builtIn the fields that are there from the beginning, and whether they are mandatory
   * @param others what else comes in or goes out under a name
   */
  FieldTarget(String wireName, Map<String, Boolean> builtIn, Set<String> others) {
    this.wireName = wireName;
    this.builtIn = builtIn;
    this.others = others;
  }

  String wireName() {
    return wireName;
  }

  /** By name, in the order of their positions. */
  List<String> builtIn() {
    return builtIn.keySet().stream()
        .sorted(
            (a, b) -> isMandatory(a) == isMandatory(b) ? b.compareTo(a) : isMandatory(a) ? -1 : 1)
        .toList();
  }

  boolean isMandatory(String field) {
    return Boolean.TRUE.equals(builtIn.get(field));
  }

  boolean isBuiltIn(String field) {
    return builtIn.containsKey(field);
  }

  boolean isReserved(String field) {
    return isBuiltIn(field) || others.contains(field) || EVERYWHERE.contains(field);
  }

  static @Nullable FieldTarget named(@Nullable String wireName) {
    return Arrays.stream(values())
        .filter(target -> target.wireName.equals(wireName))
        .findFirst()
        .orElse(null);
  }

  static List<String> wireNames() {
    return Arrays.stream(values()).map(FieldTarget::wireName).toList();
  }
}
