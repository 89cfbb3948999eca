package io.tollgate.gateway.log;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The access log (gateway.md, 4.3).
 *
 * @param enabled false writes none
 * @param file appended to; empty: standard output
 * @param showCredentials true leaves user keys, app keys and tokens readable in the log
 */
public record AccessLogSettings(boolean enabled, Optional<Path> file, boolean showCredentials) {

  /** To standard output, credentials masked. */
  public static final AccessLogSettings DEFAULT =
      new AccessLogSettings(true, Optional.empty(), false);
}
