package io.tollgate.server.settings;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting: {@code --gateway.port} as a flag, {@code TOLLGATE_GATEWAY_PORT} in the environment,
 * {@code gateway: port:} in tollgate.yaml.
 *
 * @param name kebab-case words, the section first, separated by dots
 * @param defaultText the value when nothing is set, as text; null: unset
 * @param description one or two sentences: what it does, in which unit
 * @param secret whether its value must not be shown
 * @param aliases further environment variables that set it, among them those of the reference
 *     gateway
 */
public record Setting<T>(
    String name,
    ValueType<T> type,
    @Nullable String defaultText,
    String description,
    boolean secret,
    List<String> aliases) {

  static <T> Setting<T> of(
      String name, ValueType<T> type, @Nullable String defaultText, String description) {
    return new Setting<>(name, type, defaultText, description, false, List.of());
  }

  /** The same setting, also set by these environment variables. */
  Setting<T> alias(String... variables) {
    return new Setting<>(name, type, defaultText, description, secret, List.of(variables));
  }

  /** The same setting, whose value is shown nowhere. */
  Setting<T> asSecret() {
    return new Setting<>(name, type, defaultText, description, true, aliases);
  }

  /** The environment variable of its own. */
  public String variable() {
    return "TOLLGATE_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
