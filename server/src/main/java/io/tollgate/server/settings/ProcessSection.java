package io.tollgate.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The process as a whole.
 *
 * @param roles what this process does
 * @param dataDirectory where everything is kept
 * @param logFormat form of the log lines
 * @param logLevel least severe level that is logged
 */
public record ProcessSection(
    Set<Role> roles, Path dataDirectory, LogFormat logFormat, LogLevel logLevel) {

  /** What a process can do. */
  public enum Role {
    GATEWAY,
    BACKEND,
    ADMIN
  }

  /** How log lines look. */
  public enum LogFormat {
    TEXT,
    JSON
  }

  /**
   * The reference gateway's levels; those that Java's logging does not have stand for their
   * neighbours.
   */
  public enum LogLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARN,
    ERROR,
    CRIT,
    ALERT,
    EMERG
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

  public static final Setting<LogFormat> LOG_FORMAT =
      Setting.of(
          "log.format",
          ValueType.oneOf(LogFormat.class),
          "text",
          "text for a terminal, json for a log collector.");

  public static final Setting<LogLevel> LOG_LEVEL =
      Setting.of(
              "log.level",
              ValueType.oneOf(LogLevel.class),
              "warn",
              "Least severe level that is logged.")
          .alias("APICAST_LOG_LEVEL");

  static final List<Setting<?>> ALL = List.of(ROLES, DATA_DIRECTORY, LOG_FORMAT, LOG_LEVEL);

  public static ProcessSection from(SettingValues values) {
    return new ProcessSection(
        values.get(ROLES),
        Path.of(values.get(DATA_DIRECTORY)).toAbsolutePath().normalize(),
        values.get(LOG_FORMAT),
        values.get(LOG_LEVEL));
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
