package io.tollgate.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.conformance.ContractRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

  @TempDir Path directory;

  private final SettingsReader reader = new SettingsReader();

  @Test
  void everything_has_a_default_or_is_unset() throws Exception {
    SettingValues values = reader.read(Map.of(), Map.of(), null);

    assertThat(GatewaySection.from(values).port()).isEqualTo(8080);
    assertThat(BackendSection.from(values).port()).isEqualTo(3000);
    assertThat(AdminSection.from(values).bind()).isEqualTo("127.0.0.1");
    assertThat(ProcessSection.from(values).roles()).hasSize(3);
    assertThat(values.origin(GatewaySection.PORT)).isEqualTo("default");
  }

  @Test
  void flags_beat_the_environment_which_beats_the_file() throws Exception {
    Path file = file("gateway:\n  port: 1\nbackend:\n  port: 2\nadmin:\n  port: 3\n");
    Map<String, String> environment =
        Map.of("TOLLGATE_GATEWAY_PORT", "11", "TOLLGATE_BACKEND_PORT", "12");

    SettingValues values = reader.read(Map.of("gateway.port", "21"), environment, file);

    assertThat(values.get(GatewaySection.PORT)).isEqualTo(21);
    assertThat(values.get(BackendSection.PORT)).isEqualTo(12);
    assertThat(values.get(AdminSection.PORT)).isEqualTo(3);
    assertThat(values.origin(GatewaySection.PORT)).isEqualTo("--gateway.port");
    assertThat(values.origin(BackendSection.PORT)).isEqualTo("TOLLGATE_BACKEND_PORT");
    assertThat(values.origin(AdminSection.PORT)).isEqualTo(file + ", admin.port");
  }

  @Test
  void names_of_the_reference_gateway_set_the_typed_setting_unless_its_own_variable_does()
      throws Exception {
    Map<String, String> alias = Map.of("APICAST_MANAGEMENT_API", "debug");

    assertThat(reader.read(Map.of(), alias, null).get(GatewaySection.MANAGEMENT_MODE))
        .isEqualTo(GatewaySection.ManagementMode.DEBUG);
    assertThat(
            reader
                .read(
                    Map.of(),
                    Map.of(
                        "APICAST_MANAGEMENT_API",
                        "debug",
                        "TOLLGATE_GATEWAY_MANAGEMENT_MODE",
                        "disabled"),
                    null)
                .get(GatewaySection.MANAGEMENT_MODE))
        .isEqualTo(GatewaySection.ManagementMode.DISABLED);
  }

  @Test
  void a_list_may_stand_in_the_file_as_text_or_as_a_yaml_list() throws Exception {
    Set<ProcessSection.Role> expected =
        Set.of(ProcessSection.Role.GATEWAY, ProcessSection.Role.BACKEND);

    assertThat(
            reader
                .read(Map.of(), Map.of(), file("roles: gateway, backend\n"))
                .get(ProcessSection.ROLES))
        .isEqualTo(expected);
    assertThat(
            new SettingsReader()
                .read(Map.of(), Map.of(), file("roles: [gateway, backend]\n"))
                .get(ProcessSection.ROLES))
        .isEqualTo(expected);
  }

  @Test
  void all_problems_come_at_once_with_key_value_and_what_is_allowed() throws Exception {
    Path file = file("gatway:\n  port: 1\nbackend:\n  fsync: sometimes\n");

    assertThatThrownBy(
            () ->
                reader.read(Map.of("nonsense", "x"), Map.of("TOLLGATE_ADMIN_PORT", "eighty"), file))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("--nonsense: unknown flag")
        .hasMessageContaining(file + ", gatway.port: unknown key; did you mean gateway.port?")
        .hasMessageContaining(
            file + ", backend.fsync: 'sometimes' is not allowed; allowed is every-second or always")
        .hasMessageContaining(
            "TOLLGATE_ADMIN_PORT: 'eighty' is not allowed; allowed is a whole number from 0 to 65535");
  }

  @Test
  void a_file_that_is_no_yaml_is_a_problem_that_names_it_and_the_line() throws Exception {
    Path file = file("gateway:\n  port: 8081\n bind: here\n");

    assertThatThrownBy(() -> reader.read(Map.of(), Map.of(), file))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageStartingWith(file + ": cannot be read as YAML: line 3: expected <block end>");
  }

  @Test
  void a_file_that_says_nothing_or_one_thing_twice_is_a_problem() throws Exception {
    Path list = file("- gateway\n- backend\n");
    assertThatThrownBy(() -> reader.read(Map.of(), Map.of(), list))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageStartingWith(list + ": holds no keys: write sections");

    Path twice = file("gateway:\n  port: 1\n  port: 2\n");
    assertThatThrownBy(() -> new SettingsReader().read(Map.of(), Map.of(), twice))
        .isInstanceOf(SettingsRefused.class)
        .hasMessage(twice + ": cannot be read as YAML: line 3: found duplicate key port");

    Path empty = file("# nothing yet\n");
    assertThat(new SettingsReader().read(Map.of(), Map.of(), empty).get(GatewaySection.PORT))
        .isEqualTo(8080);
  }

  @Test
  void a_key_with_dots_is_a_problem_that_shows_how_it_is_written() throws Exception {
    Path file = file("gateway.management.port: 8091\n");

    assertThatThrownBy(() -> reader.read(Map.of(), Map.of(), file))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageEndingWith("write gateway: {management: {port: ...}}");
  }

  @Test
  void an_empty_path_is_a_mistake_and_not_the_working_directory() {
    assertThatThrownBy(() -> reader.read(Map.of(), Map.of("TOLLGATE_DATA_DIRECTORY", ""), null))
        .isInstanceOf(SettingsRefused.class)
        .hasMessage("TOLLGATE_DATA_DIRECTORY: '' is not allowed; allowed is a path");
  }

  @Test
  void a_value_in_the_place_of_a_section_is_a_problem_that_shows_the_way() throws Exception {
    Path file = file("backend: 3000\n");

    assertThatThrownBy(() -> reader.read(Map.of(), Map.of(), file))
        .isInstanceOf(SettingsRefused.class)
        .hasMessage(
            file + ", backend: is a section; its keys stand below it, such as backend.bind");
  }

  @Test
  void several_chosen_words_are_shown_in_their_usual_order() throws Exception {
    SettingValues values = reader.read(Map.of("roles", "admin,backend,gateway"), Map.of(), null);

    assertThat(SettingsDocument.values(values)).contains(" gateway,backend,admin ");
  }

  @Test
  @ContractRow("1.5 NGINX_METRICS_MAX_LOGS")
  void an_unknown_variable_is_a_warning_only() throws Exception {
    reader.read(
        Map.of(),
        Map.of(
            "TOLLGATE_GATEWAY_PROT",
            "1",
            "APICAST_WORKERS",
            "4",
            "NGINX_METRICS_MAX_LOGS",
            "1000",
            "APICAST_CACHE_MAX_TIME",
            "1m",
            "OPENTELEMETRY",
            "1",
            "APICAST_POLICY_LOAD_PATH",
            "/opt/policies",
            "APICAST_MODULE",
            "mine",
            "APICAST_CUSTOM_CONFIG",
            "mine.lua"),
        null);

    assertThat(reader.warnings())
        .anyMatch(warning -> warning.startsWith("TOLLGATE_GATEWAY_PROT is set, but there is no"))
        .anyMatch(warning -> warning.startsWith("APICAST_WORKERS is set, but has no counterpart"))
        .anyMatch(
            warning -> warning.startsWith("NGINX_METRICS_MAX_LOGS is set, but has no counterpart"))
        .anyMatch(warning -> warning.startsWith("APICAST_CACHE_MAX_TIME is set, but this version"))
        .anyMatch(warning -> warning.startsWith("OPENTELEMETRY is set, but this version"));
    for (String lua :
        List.of("APICAST_POLICY_LOAD_PATH", "APICAST_MODULE", "APICAST_CUSTOM_CONFIG")) {
      assertThat(reader.warnings())
          .anyMatch(
              warning ->
                  warning.startsWith(lua + " names code in Lua")
                      && warning.contains("TOLLGATE_POLICY_PATH"));
    }
  }

  @Test
  void secrets_are_masked_when_values_are_shown() throws Exception {
    SettingValues values =
        reader.read(
            Map.of(
                "gateway.management.token",
                "very-secret",
                "admin.database.password",
                "very-secret",
                "admin.database.url",
                "jdbc:postgresql://db/tollgate?user=t&password=very-secret&ssl=true",
                "gateway.backend-endpoint-override",
                "http://someone:very-secret@backend:3000"),
            Map.of(),
            null);

    assertThat(SettingsDocument.values(values))
        .doesNotContain("very-secret")
        .contains("password=***&ssl=true", "http://someone:***@backend:3000");
  }

  @Test
  void sections_show_no_secret() throws Exception {
    SettingValues values =
        reader.read(
            Map.of(
                "gateway.management.token",
                "very-secret",
                "admin.database.password",
                "very-secret",
                "backend.internal-password",
                "very-secret",
                "backend.events-hook-secret",
                "very-secret",
                "admin.backend-password",
                "very-secret"),
            Map.of(),
            null);

    assertThat(GatewaySection.from(values).toString()).doesNotContain("very-secret");
    assertThat(AdminSection.from(values).toString()).doesNotContain("very-secret");
    assertThat(InternalApiSection.from(values).toString()).doesNotContain("very-secret");
    assertThat(EventsHookSection.from(values).toString()).doesNotContain("very-secret");
    assertThat(RemoteBackendSection.from(values).toString()).doesNotContain("very-secret");
    assertThat(SettingsDocument.values(values)).doesNotContain("very-secret");
  }

  @Test
  void spans_of_time_carry_their_unit() throws Exception {
    for (Map.Entry<String, Duration> span :
        Map.of(
                "250ms", Duration.ofMillis(250),
                "2s", Duration.ofSeconds(2),
                "1 m", Duration.ofMinutes(1))
            .entrySet()) {
      SettingValues values =
          new SettingsReader().read(Map.of("backend.slow-call", span.getKey()), Map.of(), null);
      assertThat(CallRulesSection.from(values).slowCall()).isEqualTo(span.getValue());
    }
    for (String wrong : List.of("250", "ms", "-1s", "1h", "99999999999s")) {
      assertThatThrownBy(
              () -> new SettingsReader().read(Map.of("backend.slow-call", wrong), Map.of(), null))
          .as(wrong)
          .hasMessageContaining("500ms, 2s or 1m");
    }
  }

  @Test
  void a_user_name_holds_no_colon_and_a_secret_is_not_empty() {
    assertThatThrownBy(
            () ->
                reader.read(
                    Map.of("backend.internal-user", "a:b", "backend.internal-password", " "),
                    Map.of(),
                    null))
        .hasMessageContainingAll("a name without a colon", "any text that is not empty");
  }

  @Test
  void the_page_of_settings_is_the_one_that_the_program_makes() throws Exception {
    assertThat(Path.of("../docs/settings.md"))
        .as("run ./tollgate config --markdown > docs/settings.md")
        .hasContent(SettingsDocument.markdown());
  }

  private Path file(String text) throws Exception {
    return Files.writeString(directory.resolve("tollgate.yaml"), text);
  }

  @Test
  void a_secret_that_is_not_allowed_is_not_shown() {
    assertThatThrownBy(
            () ->
                reader.read(
                    Map.of(), Map.of("THREESCALE_PORTAL_ENDPOINT", "ftp://very-secret@x"), null))
        .hasMessageContaining("THREESCALE_PORTAL_ENDPOINT")
        .hasMessageNotContaining("very-secret");
  }

  @Test
  void an_old_name_of_the_reference_works_and_is_told_its_new_one() throws Exception {
    SettingValues values = reader.read(Map.of(), Map.of("APICAST_SERVICES", "1,2"), null);
    assertThat(values.get(GatewaySourceSection.SERVICES)).containsExactly("1", "2");
    assertThat(reader.warnings())
        .containsExactly("APICAST_SERVICES is deprecated; use APICAST_SERVICES_LIST");
  }
}
