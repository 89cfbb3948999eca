package io.tollgate.server.settings;

import java.util.List;

/** Where {@code /metrics}, {@code /livez} and {@code /readyz} are served. */
public record MetricsSection(String bind, int port) {

  public static final Setting<String> BIND =
      Setting.of(
          "metrics.bind",
          ValueType.HOST,
          "127.0.0.1",
          "Address on which /metrics, /livez, /readyz and /publication are served.");

  public static final Setting<Integer> PORT =
      Setting.of(
          "metrics.port",
          ValueType.PORT,
          "9421",
          "Port of /metrics, /livez, /readyz and /publication.");

  static final List<Setting<?>> ALL = List.of(BIND, PORT);

  public static MetricsSection from(SettingValues values) {
    return new MetricsSection(values.get(BIND), values.get(PORT));
  }
}
