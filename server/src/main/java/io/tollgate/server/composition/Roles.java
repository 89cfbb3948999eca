package io.tollgate.server.composition;

import io.tollgate.server.settings.BackendTlsSection;
import io.tollgate.server.settings.EventsHookSection;
import io.tollgate.server.settings.GatewaySourceSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.ProcessSection.Role;
import io.tollgate.server.settings.RemoteBackendSection;
import io.tollgate.server.settings.Setting;
import io.tollgate.server.settings.SettingValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which settings go together, given the roles of a process. */
final class Roles {

  private Roles() {}

  /**
   * Every combination that cannot work, in words; empty when all is well. Looks at settings alone,
   * at no file and no address. What belongs to a role that this process does not have is not looked
   * at, so that several may share one file.
   */
  static List<String> problems(SettingValues values) {
    Set<Role> roles = ProcessSection.from(values).roles();
    List<String> problems = new ArrayList<>(Listeners.problems(values));
    if (roles.contains(Role.GATEWAY)) {
      gateway(roles, values, problems);
    }
    if (roles.contains(Role.BACKEND)) {
      backend(values, problems);
    }
    if (roles.contains(Role.ADMIN)) {
      admin(roles, values, problems);
    }
    return problems;
  }

  private static void gateway(Set<Role> roles, SettingValues values, List<String> problems) {
    List<Setting<String>> named =
        GatewaySourceSection.SOURCES.stream().filter(values::isSet).toList();
    if (roles.contains(Role.ADMIN) && !named.isEmpty()) {
      String origin = values.origin(named.getFirst());
      problems.add(
          "the gateway has two sources of its configuration, the admin role and "
              + origin
              + ": remove "
              + origin
              + ", or remove admin from roles");
    } else if (!roles.contains(Role.ADMIN) && named.isEmpty()) {
      problems.add(
          "a gateway without the admin role needs its configuration: set "
              + GatewaySourceSection.CONFIGURATION_FILE.name()
              + " (THREESCALE_CONFIG_FILE) to a JSON file or "
              + GatewaySourceSection.PORTAL_ENDPOINT.name()
              + " (THREESCALE_PORTAL_ENDPOINT) to a portal's URL, or add admin to roles");
    } else if (values.isSet(GatewaySourceSection.ADMIN_URL)
        && !values.isSet(GatewaySourceSection.PROVIDER_KEY)
        && named.size() == 1) {
      problems.add(
          "the portal asks for a credential: set "
              + GatewaySourceSection.PROVIDER_KEY.name()
              + " (THREESCALE_PROVIDER_KEY), too, or "
              + GatewaySourceSection.PORTAL_ENDPOINT.name()
              + " with a token instead of "
              + GatewaySourceSection.ADMIN_URL.name());
    }
  }

  private static void backend(SettingValues values, List<String> problems) {
    if (values.isSet(EventsHookSection.URL) && !values.isSet(EventsHookSection.SECRET)) {
      problems.add(
          EventsHookSection.URL.name()
              + " needs "
              + EventsHookSection.SECRET.name()
              + ", by which its receiver knows who speaks");
    }
    List<Setting<?>> tls =
        List.of(BackendTlsSection.PORT, BackendTlsSection.CERTIFICATE, BackendTlsSection.KEY);
    List<String> missing =
        tls.stream().filter(setting -> !values.isSet(setting)).map(Setting::name).toList();
    if (!missing.isEmpty() && missing.size() < tls.size()) {
      problems.add(
          "the backend's TLS listener needs a port, a certificate and its key: set "
              + String.join(" and ", missing)
              + ", or none of the three");
    }
  }

  private static void admin(Set<Role> roles, SettingValues values, List<String> problems) {
    String url = RemoteBackendSection.URL.name();
    if (roles.contains(Role.BACKEND)) {
      if (values.isSet(RemoteBackendSection.URL)) {
        problems.add(
            "there are two backends to publish to, the one of this process and "
                + values.origin(RemoteBackendSection.URL)
                + ": remove "
                + url
                + ", or remove backend from roles");
      }
      return;
    }
    if (!values.isSet(RemoteBackendSection.URL)) {
      problems.add(
          "an admin role without the backend role publishes to a backend in another process: set "
              + url
              + " to its base URL, or add backend to roles");
    }
    boolean password = values.isSet(RemoteBackendSection.PASSWORD);
    boolean file = values.isSet(RemoteBackendSection.CREDENTIALS_FILE);
    if (password == file) {
      problems.add(
          (file
                  ? "the backend's password stands twice: remove "
                  : "the backend asks for a password: set ")
              + RemoteBackendSection.PASSWORD.name()
              + " or "
              + RemoteBackendSection.CREDENTIALS_FILE.name()
              + (file ? "" : " (the backend's own is data/backend/internal-credentials)"));
    }
  }
}
