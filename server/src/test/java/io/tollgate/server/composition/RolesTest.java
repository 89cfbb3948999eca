package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.server.settings.SettingsReader;
import io.tollgate.server.settings.SettingsRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolesTest {

  private static List<String> problems(String roles, String... settings) throws SettingsRefused {
    Map<String, String> flags = new HashMap<>(Map.of("roles", roles));
    for (String setting : settings) {
      flags.put(
          setting,
          setting.endsWith("url") || setting.endsWith("endpoint") ? "http://backend:3000" : "set");
    }
    return Roles.problems(new SettingsReader().read(flags, Map.of(), null));
  }

  @Test
  void these_combinations_are_fine() throws Exception {
    String[] remote = {"admin.backend-url", "admin.backend-password"};

    assertThat(problems("gateway,backend,admin")).isEmpty();
    assertThat(problems("backend")).isEmpty();
    assertThat(problems("backend,admin")).isEmpty();
    assertThat(problems("gateway", "gateway.configuration-file")).isEmpty();
    assertThat(problems("gateway,backend", "gateway.configuration-file")).isEmpty();
    assertThat(problems("gateway", "gateway.portal-endpoint")).isEmpty();
    assertThat(problems("gateway", "gateway.admin-url", "gateway.provider-key")).isEmpty();
    assertThat(problems("admin", remote)).isEmpty();
    assertThat(problems("gateway,admin", remote)).isEmpty();
    assertThat(problems("admin", "admin.backend-url", "admin.backend-credentials-file")).isEmpty();
  }

  @Test
  void an_admin_role_needs_a_backend_and_its_password() throws Exception {
    assertThat(problems("admin"))
        .satisfiesExactly(
            url -> assertThat(url).contains("admin.backend-url", "add backend to roles"),
            password ->
                assertThat(password)
                    .contains("set admin.backend-password or admin.backend-credentials-file"));
  }

  @Test
  void a_password_may_not_stand_twice() throws Exception {
    assertThat(
            problems(
                "admin",
                "admin.backend-url",
                "admin.backend-password",
                "admin.backend-credentials-file"))
        .singleElement()
        .asString()
        .contains("stands twice");
  }

  @Test
  void there_are_not_two_backends_to_publish_to() throws Exception {
    assertThat(problems("backend,admin", "admin.backend-url"))
        .singleElement()
        .asString()
        .contains("two backends", "--admin.backend-url");
  }

  @Test
  void a_gateway_has_exactly_one_source() throws Exception {
    assertThat(problems("gateway"))
        .singleElement()
        .asString()
        .contains("gateway.configuration-file", "add admin to roles");
    assertThat(problems("gateway,backend,admin", "gateway.configuration-file"))
        .singleElement()
        .asString()
        .contains("two sources", "--gateway.configuration-file");
  }

  @Test
  void a_hook_needs_its_secret() throws Exception {
    String problem = "backend.events-hook needs backend.events-hook-secret";
    Map<String, String> flags = Map.of("backend.events-hook", "http://portal/events");

    assertThat(Roles.problems(new SettingsReader().read(flags, Map.of(), null)))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @Test
  void a_listener_with_tls_has_port_certificate_and_key() throws Exception {
    assertThat(problems("backend", "backend.tls.certificate"))
        .singleElement()
        .asString()
        .contains("set backend.tls.port and backend.tls.key, or none");
  }

  @Test
  void no_two_listeners_of_a_process_have_the_same_port() throws Exception {
    assertThat(ports(Map.of("gateway.port", "3000", "metrics.port", "8000")))
        .containsExactlyInAnyOrder(
            "backend.port and gateway.port are both 3000: give each a port of its own",
            "metrics.port and admin.port are both 8000: give each a port of its own");
    assertThat(ports(Map.of("gateway.port", "0", "backend.port", "0"))).isEmpty();
    assertThat(ports(Map.of("roles", "backend", "backend.port", "8080"))).isEmpty();
    assertThat(ports(Map.of("gateway.bind", "127.0.0.2", "gateway.port", "8000"))).isEmpty();
  }

  private static List<String> ports(Map<String, String> flags) throws SettingsRefused {
    return Roles.problems(new SettingsReader().read(flags, Map.of(), null));
  }

  @Test
  void settings_of_a_role_elsewhere_are_not_looked_at() throws Exception {
    assertThat(problems("backend", "admin.backend-url", "gateway.configuration-file")).isEmpty();
  }

  @Test
  void a_pushed_configuration_is_the_only_one() throws Exception {
    for (String source :
        List.of("gateway.configuration", "gateway.configuration-file", "gateway.portal-endpoint")) {
      assertThat(problems("gateway,backend,admin", source))
          .singleElement()
          .asString()
          .contains("the admin role and --" + source);
    }
  }

  @Test
  void a_portal_named_by_its_admin_url_needs_the_provider_key() throws Exception {
    assertThat(problems("gateway", "gateway.admin-url"))
        .singleElement()
        .asString()
        .contains("set gateway.provider-key");
  }
}
