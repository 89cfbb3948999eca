package io.tollgate.server.settings;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The log of the whole process (gateway.md, 4.3).
 *
 * @param level least severe level that is logged
 * @param file appended to; null: standard error
 * @param tokenLevel of lines about access tokens, where it lets more through than {@code level}
 * @param countedLevel least severe level that is counted in {@code nginx_error_log}
 */
public record LogSection(
    Format format, Level level, @Nullable String file, Level tokenLevel, Level countedLevel) {

  /** How log lines look. */
  public enum Format {
    TEXT,
    JSON
  }

  /**
   * The reference gateway's levels; those that Java's logging does not have stand for their
   * neighbours.
   */
  public enum Level {
    DEBUG,
    INFO,
    NOTICE,
    WARN,
    ERROR,
    CRIT,
    ALERT,
    EMERG
  }

  /** The old gateway also says err. */
  private static final ValueType<Level> LEVELS =
      ValueType.oneOf(Level.class).reading(text -> text.equals("err") ? "error" : text);

  public static final Setting<Format> FORMAT =
      Setting.of(
          "log.format",
          ValueType.oneOf(Format.class),
          "text",
          "text for a terminal, json for a log collector.");

  public static final Setting<Level> LEVEL =
      Setting.of("log.level", LEVELS, "warn", "Least severe level that is logged.")
          .alias("APICAST_LOG_LEVEL");

  public static final Setting<String> FILE =
      Setting.of("log.file", ValueType.PATH, null, "File for the log. Unset: standard error.")
          .alias("APICAST_LOG_FILE");

  public static final Setting<Level> TOKEN_LEVEL =
      Setting.of(
              "log.token-level",
              LEVELS,
              "error",
              "Least severe level of lines about access tokens, where it shows more than log.level; info tells why tokens are refused.")
          .alias("APICAST_OIDC_LOG_LEVEL");

  public static final Setting<Level> COUNTED_LEVEL =
      Setting.of(
              "log.counted-level",
              LEVELS,
              "error",
              "Least severe level of lines that the metric nginx_error_log counts; what is not logged is not counted.")
          .alias("NGINX_METRICS_LOG_LEVEL");

  static final List<Setting<?>> ALL = List.of(FORMAT, LEVEL, FILE, TOKEN_LEVEL, COUNTED_LEVEL);

  /** What holds until the settings are read. */
  public static LogSection plain(Level level) {
    return new LogSection(Format.TEXT, level, null, level, level);
  }

  public static LogSection from(SettingValues values) {
    String file = values.find(FILE);
    return new LogSection(
        values.get(FORMAT),
        values.get(LEVEL),
        Objects.equals(file, "stderr") ? null : file,
        values.get(TOKEN_LEVEL),
        values.get(COUNTED_LEVEL));
  }
}
