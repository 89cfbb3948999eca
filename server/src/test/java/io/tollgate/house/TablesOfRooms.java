package io.tollgate.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tollgate.admin.database.schema.Tables;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which room of admin a table belongs to. The room names it, and so may the rooms above it, for
 * what they read together with rows of their own; a room below asks by an interface of its own, as
 * {@code plan.PlanUse} or {@code field.FieldValues}.
 */
final class TablesOfRooms extends ArchCondition<JavaClass> {

  private static final String TABLES = Tables.class.getName();
  private static final String EACH = Tables.class.getPackageName() + ".tables.";

  static final Map<String, String> OWNERS =
      Map.ofEntries(
          Map.entry("AUDIT", "event"),
          Map.entry("OUTBOX", "event"),
          Map.entry("TENANT", "tenant"),
          Map.entry("ACCESS_TOKEN", "access"),
          Map.entry("MASTER_TOKEN", "access"),
          // Users of providers and of developers in one table: access needs those of providers, to
          // know who calls; account, above it, makes and changes all of them.
          Map.entry("USERS", "access"),
          Map.entry("SERVICE", "service"),
          Map.entry("SERVICE_TOKEN", "service"),
          // Of services and of backends; backends are owners through service.MetricBackends.
          Map.entry("METRIC", "service"),
          Map.entry("BACKEND_API", "backendapi"),
          Map.entry("BACKEND_USAGE", "backendapi"),
          Map.entry("PROXY", "integration"),
          Map.entry("MAPPING_RULE", "integration"),
          // Made with every save of a proxy; deployment, above it, promotes them.
          Map.entry("PROXY_CONFIG", "integration"),
          Map.entry("PLAN", "plan"),
          Map.entry("USAGE_LIMIT", "plan"),
          Map.entry("PRICING_RULE", "plan"),
          Map.entry("FEATURE", "plan"),
          Map.entry("PLAN_FEATURE", "plan"),
          Map.entry("SITE_SETTINGS", "settings"),
          Map.entry("FIELD_DEFINITION", "field"),
          Map.entry("ACCOUNT", "account"),
          Map.entry("CONTRACT", "account"),
          Map.entry("APPLICATION", "application"),
          Map.entry("APPLICATION_KEY", "application"),
          Map.entry("REFERRER_FILTER", "application"),
          Map.entry("PLAN_CHANGE_REQUEST", "application"),
          Map.entry("API_DOC", "activedocs"),
          Map.entry("MESSAGE", "message"),
          Map.entry("MESSAGE_RECIPIENT", "message"),
          Map.entry("ALERT", "alert"),
          Map.entry("POLICY", "policy"),
          Map.entry("WEBHOOK", "webhook"),
          Map.entry("WEBHOOK_DELIVERY", "webhook"),
          Map.entry("MAIL", "notification"),
          Map.entry("NOTIFICATION_PREFERENCE", "notification"));

  TablesOfRooms() {
    super("name only tables of their own room and of rooms below (TablesOfRooms says whose)");
  }

  /** Those that are made from the migrations. */
  static Set<String> all() {
    return Arrays.stream(Tables.class.getFields()).map(Field::getName).collect(Collectors.toSet());
  }

  /** The tables that a class names, each with the place. */
  static Map<String, String> namedIn(JavaClass type) {
    Map<String, String> named = new TreeMap<>();
    for (JavaFieldAccess access : type.getFieldAccessesFromSelf()) {
      if (access.getTargetOwner().getName().equals(TABLES)) {
        named.put(access.getTarget().getName(), access.getDescription());
      }
    }
    for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
      String target = arrow.getTargetClass().getName();
      if (target.startsWith(EACH)) {
        named.put(table(target.substring(EACH.length())), arrow.getDescription());
      }
    }
    return named;
  }

  /** {@code USAGE_LIMIT} of {@code UsageLimit}. */
  private static String table(String type) {
    return type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    namedIn(type)
        .forEach(
            (table, place) -> {
              String owner = OWNERS.get(table);
              if (owner == null || !Arrows.isAtOrBelow(House.room(type), owner)) {
                events.add(
                    SimpleConditionEvent.violated(type, table + " is of " + owner + ": " + place));
              }
            });
  }
}
