package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.configuration.LoadRules;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.server.settings.GatewaySection;
import io.tollgate.server.settings.GatewaySourceSection;
import io.tollgate.server.settings.SettingValues;
import io.tollgate.server.settings.SettingsReader;
import io.tollgate.server.settings.SettingsRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The source of a gateway alone, from the environment of the reference's gateway. */
class GatewaySourceTest {

  private static ConfigurationSource source(String... environment) throws SettingsRefused {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    SettingValues values = new SettingsReader().read(Map.of(), variables, null);
    return new GatewaySource(
            GatewaySection.from(values),
            GatewaySourceSection.from(values),
            () -> Path.of("copies"),
            true,
            GatewayRole.userAgent(values))
        .source();
  }

  private static ConfigurationSource.Portal portal(String... environment) throws SettingsRefused {
    return (ConfigurationSource.Portal) source(environment);
  }

  private static LoadRules rules(String... environment) throws SettingsRefused {
    Map<String, String> variables = new HashMap<>(Map.of("THREESCALE_CONFIG_FILE", "g.json"));
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    String[] all =
        variables.entrySet().stream()
            .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
            .toArray(String[]::new);
    return ((ConfigurationSource.File) source(all)).rules();
  }

  private static Path file(String... environment) throws SettingsRefused {
    return ((ConfigurationSource.File) source(environment)).file();
  }

  private static String inline(String uri) throws SettingsRefused {
    return ((ConfigurationSource.Inline) source("APICAST_CONFIGURATION", uri)).document();
  }

  @Test
  @ConformanceCase("GW-112")
  void a_file_goes_before_a_portal() throws Exception {
    assertThat(
            file(
                "THREESCALE_PORTAL_ENDPOINT", "https://portal", "THREESCALE_CONFIG_FILE", "a.json"))
        .isEqualTo(Path.of("a.json"));
  }

  @Test
  void the_uri_goes_before_all() throws Exception {
    String[] others = {
      "THREESCALE_PORTAL_ENDPOINT", "https://other", "THREESCALE_CONFIG_FILE", "other.json"
    };
    assertThat(file(with(others, "APICAST_CONFIGURATION", "a.json"))).isEqualTo(Path.of("a.json"));
    assertThat(file(with(others, "APICAST_CONFIGURATION", "file:///etc/a%20b.json")))
        .isEqualTo(Path.of("/etc/a b.json"));
    assertThat(file(with(others, "APICAST_CONFIGURATION", "file:a.json")))
        .isEqualTo(Path.of("a.json"));
    assertThat(portal(with(others, "APICAST_CONFIGURATION", "https://portal/x")).portal().url())
        .isEqualTo("https://portal/x");
  }

  private static String[] with(String[] others, String name, String value) {
    return List.of(others[0], others[1], others[2], others[3], name, value).toArray(String[]::new);
  }

  @Test
  void a_document_may_stand_in_the_uri() throws Exception {
    String json = "{\"services\":[]}";
    String base64 = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    assertThat(inline("data:application/json," + json)).isEqualTo(json);
    assertThat(inline("data:application/json,%7B%22services%22:[]}")).isEqualTo(json);
    assertThat(inline("data:application/json;charset=utf-8;base64," + base64)).isEqualTo(json);
    assertThat(inline("data:application/yaml,services:%0A- id: 42%0A  proxy: {hosts: [a]}"))
        .isEqualTo("{\"services\":[{\"id\":42,\"proxy\":{\"hosts\":[\"a\"]}}]}");
  }

  @Test
  void what_cannot_be_decoded_is_told_without_its_content() {
    for (String uri :
        List.of(
            "data:application/json;secret",
            "data:text/plain,secret",
            "data:application/json,secret%4",
            "data:application/json;base64,sec#ret",
            "data:application/yaml,{secret: ]")) {
      assertThatExceptionOfType(StartRefused.class)
          .as(uri)
          .isThrownBy(() -> inline(uri))
          .withMessageStartingWith("failed to load configuration, exiting: the data: URI")
          .withMessageNotContaining("secret");
    }
  }

  @Test
  void user_and_password_of_a_portal_are_no_part_of_its_url() throws Exception {
    ConfigurationSource.Portal portal =
        portal("THREESCALE_PORTAL_ENDPOINT", "https://user:pass%40+word@portal:8443/config");
    assertThat(portal.portal().url()).isEqualTo("https://portal:8443/config");
    assertThat(portal.portal().credentials()).contains("user:pass@+word");
    assertThat(portal("THREESCALE_PORTAL_ENDPOINT", "https://token@portal").portal().credentials())
        .contains("token:");
    assertThat(portal.toString()).doesNotContain("pass");
  }

  @Test
  void provider_key_and_admin_url_are_a_portal() throws Exception {
    ConfigurationSource.Portal portal =
        portal(
            "THREESCALE_PROVIDER_KEY",
            "KEY",
            "THREESCALE_ADMIN_URL",
            "https://portal",
            "AUTO_UPDATE_INTERVAL",
            "60");
    assertThat(portal.portal().url()).isEqualTo("https://portal");
    assertThat(portal.portal().credentials()).contains(":KEY");
    assertThat(portal.rules().providerKey()).contains("KEY");
    assertThat(portal.rules().holds()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  @ContractRow("1.5 AUTO_UPDATE_INTERVAL")
  void the_update_interval_is_off_or_a_minute_at_least() throws Exception {
    assertThat(rules("AUTO_UPDATE_INTERVAL", "0").holds()).isNegative();
    assertThat(rules("AUTO_UPDATE_INTERVAL", "60").holds()).isEqualTo(Duration.ofSeconds(60));
    assertThatExceptionOfType(SettingsRefused.class)
        .isThrownBy(() -> rules("AUTO_UPDATE_INTERVAL", "59"))
        .withMessageContaining("AUTO_UPDATE_INTERVAL should be 60 or greater");
  }

  @Test
  @ContractRow("1.5 APICAST_ENVIRONMENT")
  void the_environment_gives_loader_and_cache_their_defaults() throws Exception {
    assertThat(rules())
        .extracting(LoadRules::lazy, LoadRules::holds)
        .containsExactly(false, Duration.ofSeconds(300));
    assertThat(rules("THREESCALE_DEPLOYMENT_ENV", "staging"))
        .extracting(LoadRules::lazy, LoadRules::holds, LoadRules::environment)
        .containsExactly(true, Duration.ZERO, Environment.SANDBOX);
    assertThat(rules("APICAST_ENVIRONMENT", "/etc/mine.lua:sandbox"))
        .extracting(LoadRules::lazy, LoadRules::holds, LoadRules::environment)
        .containsExactly(true, Duration.ZERO, Environment.PRODUCTION);
    for (String lazy : List.of("staging", "development")) {
      assertThat(rules("APICAST_ENVIRONMENT", lazy))
          .as(lazy)
          .extracting(LoadRules::lazy, LoadRules::holds)
          .containsExactly(true, Duration.ZERO);
    }
    assertThat(rules("THREESCALE_DEPLOYMENT_ENV", "staging", "APICAST_ENVIRONMENT", "production"))
        .extracting(LoadRules::lazy, LoadRules::holds)
        .containsExactly(false, Duration.ofSeconds(300));
    assertThat(rules("APICAST_CONFIGURATION_LOADER", "lazy", "APICAST_CONFIGURATION_CACHE", "-1"))
        .extracting(LoadRules::lazy, LoadRules::holds)
        .containsExactly(true, Duration.ofSeconds(-1));
  }

  @Test
  void pinned_versions_have_a_variable_each() throws Exception {
    ConfigurationSource.Portal portal =
        portal(
            "THREESCALE_PORTAL_ENDPOINT",
            "https://portal",
            "APICAST_SERVICE_42_CONFIGURATION_VERSION",
            "7",
            "APICAST_SERVICE_43_CONFIGURATION_VERSION",
            "8",
            "APICAST_SERVICES",
            "1",
            "APICAST_SERVICES_LIST",
            "42, 43",
            "APICAST_CONFIGURATION_TIMEOUT",
            "9");
    assertThat(portal.portal().versions()).isEqualTo(Map.of("42", "7", "43", "8"));
    assertThat(portal.portal().services()).containsExactly("42", "43");
    assertThat(portal.portal().portWait()).isEqualTo(Duration.ofSeconds(9));
    assertThat(portal.copyDirectory()).isEqualTo(Path.of("copies"));
  }

  @Test
  void names_its_environment_only_if_somebody_said_it() throws Exception {
    String[] plain = {"THREESCALE_PORTAL_ENDPOINT", "https://portal"};
    assertThat(portal(plain).portal().userAgent()).endsWith("env:unknown)");
    assertThat(
            portal(plain[0], plain[1], "THREESCALE_DEPLOYMENT_ENV", "staging").portal().userAgent())
        .endsWith("env:staging)");
  }
}
