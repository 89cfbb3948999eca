package io.tollgate.server.composition;

import io.tollgate.server.settings.GatewaySection;
import io.tollgate.server.settings.ProcessSection.Role;
import io.tollgate.server.settings.SettingValues;
import java.util.Set;

/** Which roles can live together in one process. */
final class Roles {

  private Roles() {}

  /**
   * @throws StartRefused when a role needs one that is missing, or the configuration would have two
   *     sources
   */
  static void check(Set<Role> roles, SettingValues values) {
    if (!roles.contains(Role.ADMIN)) {
      return;
    }
    if (!roles.containsAll(Set.of(Role.GATEWAY, Role.BACKEND))) {
      throw new StartRefused(
          "the admin role publishes to a gateway and a backend in its own process: set roles to gateway,backend,admin");
    }
    if (values.isSet(GatewaySection.CONFIGURATION_FILE)) {
      throw new StartRefused(
          "the gateway has two sources of its configuration, the admin role and "
              + values.origin(GatewaySection.CONFIGURATION_FILE)
              + ": remove the file, or remove admin from roles");
    }
  }
}
