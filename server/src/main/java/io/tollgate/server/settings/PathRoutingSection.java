package io.tollgate.server.settings;

import java.util.List;

/**
 * Services that share a host.
 *
 * @param enabled whether their mapping rules tell them apart
 * @param only the same, without the first service of the host for calls that fit no rule
 */
public record PathRoutingSection(boolean enabled, boolean only) {

  public static final Setting<Boolean> ENABLED =
      Setting.of(
              "gateway.path-routing",
              ValueType.BOOLEAN,
              "false",
              "Let several products share a host: the first with a mapping rule that fits a call gets it, or the first of the host.")
          .alias("APICAST_PATH_ROUTING", "APICAST_PATH_ROUTING_ENABLED");

  public static final Setting<Boolean> ONLY =
      Setting.of(
              "gateway.path-routing-only",
              ValueType.BOOLEAN,
              "false",
              "As gateway.path-routing, but calls that fit no rule of any product are answered 404. Wins over it.")
          .alias("APICAST_PATH_ROUTING_ONLY");

  static final List<Setting<?>> ALL = List.of(ENABLED, ONLY);

  public static PathRoutingSection from(SettingValues values) {
    return new PathRoutingSection(values.get(ENABLED), values.get(ONLY));
  }
}
