package io.tollgate.admin.rest.server;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id under which a request is found in the log (account-management-api.md, 1.7). */
final class RequestId {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private RequestId() {}

  /** The caller's own id when it cannot harm a log, else a new one. */
  static String of(@Nullable String header) {
    return header != null && HARMLESS.matcher(header).matches()
        ? header
        : UUID.randomUUID().toString();
  }
}
