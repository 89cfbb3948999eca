package io.tollgate.server.settings;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lays flags over environment over file over defaults, and checks everything before anything
 * starts: unknown flags and file keys and values that are not allowed are problems, unknown {@code
 * TOLLGATE_} variables are warnings.
 */
public final class SettingsReader {

  // What a higher number says beats what a lower one says.
  private static final int FLAGS = 300;
  private static final int ENVIRONMENT = 200;
  private static final int FILE = 100;

  /** Variables of the launcher, which no setting reads. */
  private static final List<String> LAUNCHER_VARIABLES =
      List.of("TOLLGATE_JAVA_OPTS", "TOLLGATE_NO_START_CACHE");

  private final List<Setting<?>> settings;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  public SettingsReader() {
    this(AllSettings.LIST);
  }

  SettingsReader(List<Setting<?>> settings) {
    this.settings = settings;
  }

  /**
   * Reads all settings.
   *
   * @param flags values by setting name, without the leading hyphens
   * @param environment all environment variables
   * @param file tollgate.yaml; need not exist
   */
  public SettingValues read(
      Map<String, String> flags, Map<String, String> environment, @Nullable Path file)
      throws SettingsRefused {
    Map<String, String> variableOf = new HashMap<>();
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(known(flags), "flags", FLAGS))
            .withSources(
                new PropertiesConfigSource(
                    fromEnvironment(environment, variableOf), "environment", ENVIRONMENT));
    if (file != null && Files.exists(file)) {
      YamlConfigSource yaml = readFile(file);
      if (yaml != null) {
        builder.withSources(yaml);
      }
    }
    SmallRyeConfig config = builder.build();
    Map<Setting<?>, SettingValues.Resolved> resolved = new LinkedHashMap<>();
    for (Setting<?> setting : settings) {
      resolved.put(
          setting, resolve(setting, config.getConfigValue(setting.name()), variableOf, file));
    }
    if (!problems.isEmpty()) {
      throw new SettingsRefused(problems);
    }
    return new SettingValues(resolved);
  }

  /** What the user should know but what stops nothing; filled by {@link #read}. */
  public List<String> warnings() {
    return warnings;
  }

  private Map<String, String> known(Map<String, String> flags) {
    for (String name : flags.keySet()) {
      if (settings.stream().noneMatch(setting -> setting.name().equals(name))) {
        problems.add(new Problem("--" + name, "unknown flag" + suggestion(name)));
      }
    }
    return flags;
  }

  private Map<String, String> fromEnvironment(
      Map<String, String> environment, Map<String, String> variableOf) {
    Map<String, String> values = new HashMap<>();
    TreeSet<String> unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(name -> !name.startsWith("TOLLGATE_") || LAUNCHER_VARIABLES.contains(name));
    for (Setting<?> setting : settings) {
      // Aliases first: the own variable beats those of the reference.
      List<String> variables = new ArrayList<>(setting.aliases());
      variables.add(setting.variable());
      for (String variable : variables) {
        unknown.remove(variable);
        String value = environment.get(variable);
        if (value != null) {
          values.put(setting.name(), value);
          variableOf.put(setting.name(), variable);
        }
      }
    }
    String versions = ServiceVersions.of(environment);
    if (versions != null) {
      String setting = GatewaySourceSection.SERVICE_VERSIONS.name();
      values.putIfAbsent(setting, versions);
      variableOf.putIfAbsent(setting, "APICAST_SERVICE_{ID}_CONFIGURATION_VERSION");
    }
    for (String name : unknown) {
      warnings.add(name + " is set, but there is no such setting; './tollgate config' lists them");
    }
    ReferenceVariables.warnings(environment).forEach(warnings::add);
    return values;
  }

  private @Nullable YamlConfigSource readFile(Path file) {
    try {
      String text = Files.readString(file);
      String fault = SettingsFile.fault(text);
      if (fault != null) {
        problems.add(new Problem(file.toString(), fault));
        return null;
      }
      YamlConfigSource source = new YamlConfigSource(file.toString(), text, FILE);
      for (String key : new TreeSet<>(source.getPropertyNames())) {
        String name = key.replaceAll("\\[\\d+]$", "");
        if (settings.stream().noneMatch(setting -> setting.name().equals(name))) {
          problems.add(new Problem(file + ", " + name, unknownKey(name)));
        }
      }
      return source;
    } catch (IOException | RuntimeException e) {
      problems.add(new Problem(file.toString(), "cannot be read as YAML: " + YamlFault.of(e)));
      return null;
    }
  }

  private SettingValues.Resolved resolve(
      Setting<?> setting,
      ConfigValue configured,
      Map<String, String> variableOf,
      @Nullable Path file) {
    String text = configured.getValue();
    if (text == null) {
      String defaultText = setting.defaultText();
      return new SettingValues.Resolved(
          defaultText == null ? null : setting.type().parser().apply(defaultText), "default");
    }
    String origin =
        switch (configured.getConfigSourceOrdinal()) {
          case FLAGS -> "--" + setting.name();
          case ENVIRONMENT -> variableOf.getOrDefault(setting.name(), setting.variable());
          default -> file + ", " + setting.name();
        };
    try {
      return new SettingValues.Resolved(setting.type().parser().apply(text), origin);
    } catch (IllegalArgumentException e) {
      String shown = setting.secret() ? "its value (not shown)" : "'" + text + "'";
      problems.add(
          new Problem(origin, shown + " is not allowed; allowed is " + setting.type().allowed()));
      return new SettingValues.Resolved(null, origin);
    }
  }

  private String unknownKey(String name) {
    String plain = name.replace("\"", "");
    if (settings.stream().anyMatch(setting -> setting.name().equals(plain))) {
      return "sections are nested in a file: write "
          + plain.replace(".", ": {")
          + ": ..."
          + "}".repeat(plain.split("\\.", -1).length - 1);
    }
    return settings.stream()
        .map(Setting::name)
        .filter(known -> known.startsWith(name + "."))
        .findFirst()
        .map(known -> "is a section; its keys stand below it, such as " + known)
        .orElseGet(() -> "unknown key" + suggestion(name));
  }

  private String suggestion(String name) {
    return settings.stream()
        .map(Setting::name)
        .filter(known -> EditDistance.between(known, name) <= 3)
        .min((a, b) -> EditDistance.between(a, name) - EditDistance.between(b, name))
        .map(known -> "; did you mean " + known + "?")
        .orElse("; './tollgate config' lists all settings");
  }
}
