package io.tollgate.server.settings;

import java.time.Duration;
import java.util.Locale;

/**
 * The settings as text: for {@code tollgate config} and for the documentation, which must not
 * differ.
 */
public final class SettingsDocument {

  private SettingsDocument() {}

  /** The values in force, a line each, and where they come from. Secrets are masked. */
  public static String values(SettingValues values) {
    StringBuilder text = new StringBuilder();
    for (Setting<?> setting : AllSettings.LIST) {
      Object value = values.find(setting);
      text.append(
          String.format(
              Locale.ROOT,
              "%-36s %-24s (%s)%n",
              setting.name(),
              value == null ? "-" : shown(setting, value),
              values.origin(setting)));
    }
    return text.toString();
  }

  /** Every setting with its meaning, allowed values, default and names. */
  public static String explanation() {
    StringBuilder text = new StringBuilder();
    for (Setting<?> setting : AllSettings.LIST) {
      text.append(setting.name()).append('\n');
      text.append("    ").append(setting.description()).append('\n');
      text.append("    allowed: ").append(setting.type().allowed()).append('\n');
      text.append("    default: ").append(defaultOf(setting)).append('\n');
      text.append("    flag --").append(setting.name());
      text.append(", environment ").append(variables(setting)).append("\n\n");
    }
    return text.toString();
  }

  /** The page docs/settings.md. */
  public static String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            # Settings

            Made by `./tollgate config --markdown`. Flags (`--gateway.port 8081`) beat the environment (`TOLLGATE_GATEWAY_PORT=8081`),
            the environment beats `tollgate.yaml` in the working directory (`gateway: {port: 8081}`; another place: `--config FILE`).
            An unknown flag or key and a value that is not allowed stop the start; an unknown `TOLLGATE_` variable is a warning.

            | setting | default | allowed | meaning | environment |
            |---|---|---|---|---|
            """);
    for (Setting<?> setting : AllSettings.LIST) {
      text.append("| `").append(setting.name()).append("` | ");
      text.append(defaultOf(setting)).append(" | ");
      text.append(setting.type().allowed()).append(" | ");
      text.append(setting.description()).append(" | `");
      text.append(variables(setting).replace(", ", "`, `")).append("` |\n");
    }
    return text.toString();
  }

  private static String shown(Setting<?> setting, Object value) {
    if (setting.secret()) {
      return "***";
    }
    return switch (value) {
      case Enum<?> constant -> ValueType.nameOf(constant);
      case Duration span -> span.toMillis() + "ms";
      case Iterable<?> several -> {
        StringBuilder names = new StringBuilder();
        for (Object one : several) {
          names.append(names.isEmpty() ? "" : ",").append(shown(setting, one));
        }
        yield names.toString();
      }
      default -> withoutPassword(value.toString());
    };
  }

  /** URLs may carry a password, as user information or as a parameter. */
  private static String withoutPassword(String text) {
    return text.replaceAll("(?i)(password=)[^&]*", "$1***")
        .replaceAll("(//[^/@]*:)[^/@]*@", "$1***@");
  }

  private static String defaultOf(Setting<?> setting) {
    String text = setting.defaultText();
    return text == null ? "unset" : text;
  }

  private static String variables(Setting<?> setting) {
    StringBuilder names = new StringBuilder(setting.variable());
    for (String alias : setting.aliases()) {
      if (!alias.equals(setting.variable())) {
        names.append(", ").append(alias);
      }
    }
    return names.toString();
  }
}
