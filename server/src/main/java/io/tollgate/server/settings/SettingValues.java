package io.tollgate.server.settings;

import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The values of all settings after flags, environment, file and defaults were laid over each other.
 */
public final class SettingValues {

  /**
   * One value and where it comes from.
   *
   * @param value null when unset
   * @param origin {@code default}, or the flag, variable or file
   */
  record Resolved(@Nullable Object value, String origin) {}

  private final Map<Setting<?>, Resolved> resolved;

  SettingValues(Map<Setting<?>, Resolved> resolved) {
    this.resolved = Map.copyOf(resolved);
  }

  /** The value of a setting that has a default. */
  public <T> T get(Setting<T> setting) {
    T value = find(setting);
    if (value == null) {
      throw new NoSuchElementException(setting.name() + " has neither a value nor a default");
    }
    return value;
  }

  /** The value of a setting, null when it is unset. */
  @SuppressWarnings("unchecked") // put there by the setting's own type
  public <T> @Nullable T find(Setting<T> setting) {
    return (T) of(setting).value();
  }

  Resolved of(Setting<?> setting) {
    Resolved value = resolved.get(setting);
    if (value == null) {
      throw new NoSuchElementException(setting.name() + " is not in the list of all settings");
    }
    return value;
  }

  /** Whether somebody set it, rather than the default. */
  public boolean isSet(Setting<?> setting) {
    return !of(setting).origin().equals("default");
  }

  /** Where its value comes from. */
  public String origin(Setting<?> setting) {
    return of(setting).origin();
  }
}
