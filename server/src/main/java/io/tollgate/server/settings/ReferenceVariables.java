package io.tollgate.server.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Environment variables of the reference gateway that no setting reads (gateway.md, 1.5): an
 * operator who brings his environment along is told which of them have no effect here.
 */
final class ReferenceVariables {

  /** There is nothing here that they could configure. */
  private static final Set<String> WITHOUT_COUNTERPART =
      Set.of(
          "APICAST_SERVICE_CACHE_SIZE",
          "NGINX_METRICS_MAX_LOGS",
          "REDIS_HOST",
          "REDIS_PORT",
          "REDIS_URL",
          "APICAST_WORKERS",
          "APICAST_LUA_SOCKET_KEEPALIVE_REQUESTS",
          "APICAST_LOADED_ENVIRONMENTS",
          "APICAST_DIR",
          "APICAST_OPENRESTY_BINARY",
          "APICAST_BUILTIN_POLICY_LOAD_PATH");

  /** Of no prefix, and nothing reads them yet. */
  private static final Set<String> NOT_YET = Set.of("OPENTELEMETRY", "OPENTELEMETRY_CONFIG");

  /** Names of old with their successors. */
  private static final Map<String, String> DEPRECATED =
      Map.of("APICAST_SERVICES", "APICAST_SERVICES_LIST");

  private static final Set<String> LUA =
      Set.of("APICAST_POLICY_LOAD_PATH", "APICAST_MODULE", "APICAST_CUSTOM_CONFIG");

  private static final List<String> PREFIXES = List.of("APICAST_", "THREESCALE_");

  private ReferenceVariables() {}

  static Stream<String> warnings(Map<String, String> environment) {
    return new TreeMap<>(environment)
        .keySet().stream()
            .filter(ReferenceVariables::isOfTheReference)
            .filter(name -> !isRead(name))
            .map(ReferenceVariables::warning);
  }

  private static boolean isOfTheReference(String name) {
    return WITHOUT_COUNTERPART.contains(name)
        || NOT_YET.contains(name)
        || PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static boolean isRead(String name) {
    return (ServiceVersions.isVariable(name) || isAlias(name)) && !DEPRECATED.containsKey(name);
  }

  private static boolean isAlias(String name) {
    return AllSettings.LIST.stream().anyMatch(setting -> setting.aliases().contains(name));
  }

  private static String warning(String name) {
    String newer = DEPRECATED.get(name);
    if (newer != null) {
      return name + " is deprecated; use " + newer;
    }
    if (LUA.contains(name)) {
      return name
          + " names code in Lua, which Tollgate does not run; write the policy in Java and put its jar into TOLLGATE_POLICY_PATH (docs/policies.md)";
    }
    return WITHOUT_COUNTERPART.contains(name)
        ? name + " is set, but has no counterpart in Tollgate and is ignored"
        : name + " is set, but this version of Tollgate does not honour it";
  }
}
