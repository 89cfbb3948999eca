package io.tollgate.gateway.log;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The access log (gateway.md, 4.3).
 *
 * @param enabled false writes none
 * @param file appended to; empty: standard output
 * @param buffer bytes that each event loop gathers before they are written; empty: lines are
 *     written within a moment
 * @param showCredentials true leaves user keys, app keys and tokens readable in the log
 */
public record AccessLogSettings(
    boolean enabled, Optional<Path> file, OptionalInt buffer, boolean showCredentials) {

  /** To standard output, credentials masked. */
  public static final AccessLogSettings DEFAULT =
      new AccessLogSettings(true, Optional.empty(), OptionalInt.empty(), false);

  /** No log at all. */
  public static final AccessLogSettings OFF =
      new AccessLogSettings(false, Optional.empty(), OptionalInt.empty(), false);
}
