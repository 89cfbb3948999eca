package io.tollgate.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The process as a whole.
 *
 * @param roles what this process does
 * @param dataDirectory where everything is kept
 */
public record ProcessSection(Set<Role> roles, Path dataDirectory) {

  /** What a process can do. */
  public enum Role {
    GATEWAY,
    BACKEND,
    ADMIN
  }

  public static final Setting<Set<Role>> ROLES =
      Setting.of(
          "roles",
          ValueType.someOf(Role.class),
          "gateway,backend,admin",
          "What this process does.");

  public static final Setting<String> DATA_DIRECTORY =
      Setting.of(
          "data.directory",
          ValueType.PATH,
          "./data",
          "Where databases, journals and snapshots are kept. One server at a time.");

  static final List<Setting<?>> ALL = List.of(ROLES, DATA_DIRECTORY);

  public static ProcessSection from(SettingValues values) {
    return new ProcessSection(
        values.get(ROLES), Path.of(values.get(DATA_DIRECTORY)).toAbsolutePath().normalize());
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
