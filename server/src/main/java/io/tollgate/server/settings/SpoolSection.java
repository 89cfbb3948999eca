package io.tollgate.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where large request bodies wait until they are complete.
 *
 * @param directory null: below the data directory
 * @param maxBytes of all bodies together
 */
public record SpoolSection(@Nullable String directory, long maxBytes) {

  public static final Setting<String> DIRECTORY =
      Setting.of(
          "spool.directory",
          ValueType.PATH,
          null,
          "Directory for request bodies of unknown length above 16 KiB, which wait until they are complete; their files have no names."
              + " Unset: spool below data.directory.");

  public static final Setting<Long> MAX_BYTES =
      Setting.of(
          "spool.max-bytes",
          ValueType.BYTES,
          "1073741824",
          "Bytes of all these bodies together; beyond it the answer is 503.");

  static final List<Setting<?>> ALL = List.of(DIRECTORY, MAX_BYTES);

  public static SpoolSection from(SettingValues values) {
    return new SpoolSection(values.find(DIRECTORY), values.get(MAX_BYTES));
  }
}
