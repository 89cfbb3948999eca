package io.tollgate.admin.rest.server;

import io.tollgate.admin.caller.Caller;
import org.jspecify.annotations.Nullable;

/** Finds out who a caller is. */
public interface Authenticator {

  /**
   * @param credential null when none was shown
   * @param source network address of the caller
   */
  Verdict authenticate(@Nullable Credential credential, String source);

  /** Who the caller is, or why he is nobody. */
  sealed interface Verdict {
    record Accepted(Caller caller) implements Verdict {}

    /** No credential, an unknown one or an expired one: all the same. */
    record Denied() implements Verdict {}

    /** Too many denials from this source. */
    record Throttled(long retryAfterSeconds) implements Verdict {}

    /** The credential is known, its tenant suspended or about to be deleted. */
    record TenantSuspended() implements Verdict {}
  }
}
