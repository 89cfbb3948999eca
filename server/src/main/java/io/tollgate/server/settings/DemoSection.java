package io.tollgate.server.settings;

import java.util.List;

/** The sample product "Echo API" and its upstream. */
public record DemoSection(boolean enabled, int port) {

  public static final Setting<Boolean> ENABLED =
      Setting.of(
          "demo.enabled",
          ValueType.BOOLEAN,
          "true",
          "Makes the sample product in an empty database and serves its upstream, the echo API.");

  public static final Setting<Integer> PORT =
      Setting.of("demo.port", ValueType.PORT, "8099", "Port of the echo API, always on loopback.");

  static final List<Setting<?>> ALL = List.of(ENABLED, PORT);

  public static DemoSection from(SettingValues values) {
    return new DemoSection(values.get(ENABLED), values.get(PORT));
  }
}
