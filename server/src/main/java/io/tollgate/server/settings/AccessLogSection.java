package io.tollgate.server.settings;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's line of each call (gateway.md, 4.3).
 *
 * @param file null: standard output; {@code off}: none
 * @param buffer bytes that are gathered before they are written; empty: lines come at once
 * @param credentials whether they stay readable
 */
public record AccessLogSection(@Nullable String file, OptionalInt buffer, boolean credentials) {

  private static final int MOST = 16 * 1024 * 1024;

  public static final Setting<String> FILE =
      Setting.of(
              "gateway.access-log-file",
              ValueType.TEXT,
              null,
              "File for the access log, off for none. Unset: standard output.")
          .alias("APICAST_ACCESS_LOG_FILE");

  public static final Setting<Long> BUFFER =
      Setting.of(
              "gateway.access-log-buffer",
              ValueType.BYTES,
              null,
              "Bytes of the access log that each event loop gathers before they are written, 16m at most; a quiet gateway's last"
                  + " lines wait until it is stopped. Unset: lines are written within a moment.")
          .alias("APICAST_ACCESS_LOG_BUFFER");

  public static final Setting<Boolean> CREDENTIALS =
      Setting.of(
              "gateway.log-credentials",
              ValueType.BOOLEAN,
              "false",
              "Leave credentials in the access log as they are, instead of masking them.")
          .alias("TOLLGATE_LOG_CREDENTIALS");

  static final List<Setting<?>> ALL = List.of(FILE, BUFFER, CREDENTIALS);

  public static AccessLogSection from(SettingValues values) {
    String file = values.find(FILE);
    Long buffer = values.find(BUFFER);
    return new AccessLogSection(
        Objects.equals(file, "stdout") ? null : file,
        buffer == null ? OptionalInt.empty() : OptionalInt.of((int) Math.clamp(buffer, 0, MOST)),
        values.get(CREDENTIALS));
  }
}
