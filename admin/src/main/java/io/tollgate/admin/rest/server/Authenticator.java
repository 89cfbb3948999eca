package io.tollgate.admin.rest.server;

import io.tollgate.admin.caller.Caller;
import org.jspecify.annotations.Nullable;

/** Finds out who a caller is. */
public interface Authenticator {

  /**
   * @param credential null when none was shown
   * @param source network address of the caller
   * @param host the Host that he asked, null when he named none
   */
  Verdict authenticate(@Nullable Credential credential, String source, @Nullable String host);

  /** Who the caller is, or why he is nobody. */
  sealed interface Verdict {
    record Accepted(Caller caller) implements Verdict {}

    /** No credential, an unknown one or an expired one: all the same. */
    record Denied() implements Verdict {}

    /** Too many denials from this source. */
    record Throttled(long retryAfterSeconds) implements Verdict {}

    /** The host is a portal, where this API is not. */
    record NotHere() implements Verdict {}

    /** The credential is known, its tenant suspended or about to be deleted. */
    record TenantSuspended() implements Verdict {}
  }
}
