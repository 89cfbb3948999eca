package io.tollgate.server.composition;

import io.tollgate.server.settings.AdminSection;
import io.tollgate.server.settings.BackendSection;
import io.tollgate.server.settings.BackendTlsSection;
import io.tollgate.server.settings.DemoSection;
import io.tollgate.server.settings.GatewaySection;
import io.tollgate.server.settings.GatewayTlsSection;
import io.tollgate.server.settings.MetricsSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.ProcessSection.Role;
import io.tollgate.server.settings.Setting;
import io.tollgate.server.settings.SettingValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The listeners of a process as settings describe them: no two may have the same address. */
final class Listeners {

  /** The system hands out a free one. */
  private static final int ANY = 0;

  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

  private final SettingValues values;
  private final List<Listener> all = new ArrayList<>();

  private Listeners(SettingValues values) {
    this.values = values;
  }

  private record Listener(Setting<Integer> setting, String bind, int port) {

    boolean collides(Listener other) {
      boolean overlap =
          bind.equals(other.bind) || EVERYWHERE.contains(bind) || EVERYWHERE.contains(other.bind);
      return port == other.port && port != ANY && overlap;
    }
  }

  /** Every pair that wants the same port, in words. */
  static List<String> problems(SettingValues values) {
    ProcessSection process = ProcessSection.from(values);
    Listeners listeners = new Listeners(values);
    listeners.add(MetricsSection.PORT, values.get(MetricsSection.BIND));
    if (process.has(Role.BACKEND)) {
      listeners.add(BackendSection.PORT, values.get(BackendSection.BIND));
      listeners.add(BackendTlsSection.PORT, values.get(BackendSection.BIND));
    }
    if (process.has(Role.GATEWAY)) {
      listeners.add(GatewaySection.PORT, values.get(GatewaySection.BIND));
      if (!values.get(GatewaySection.PORT).equals(values.find(GatewayTlsSection.PORT))) {
        listeners.add(GatewayTlsSection.PORT, values.get(GatewaySection.BIND));
      }
      listeners.add(GatewaySection.MANAGEMENT_PORT, values.get(GatewaySection.MANAGEMENT_BIND));
    }
    if (process.has(Role.ADMIN)) {
      listeners.add(AdminSection.PORT, values.get(AdminSection.BIND));
      if (values.get(DemoSection.ENABLED)) {
        listeners.add(DemoSection.PORT, "127.0.0.1");
      }
    }
    return listeners.collisions();
  }

  private void add(Setting<Integer> setting, String bind) {
    Integer port = values.find(setting);
    if (port != null) {
      all.add(new Listener(setting, bind, port));
    }
  }

  private List<String> collisions() {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (Listener later : all.subList(i + 1, all.size())) {
        if (all.get(i).collides(later)) {
          problems.add(
              "%s and %s are both %d: give each a port of its own"
                  .formatted(all.get(i).setting.name(), later.setting.name(), later.port));
        }
      }
    }
    return problems;
  }
}
