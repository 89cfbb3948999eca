package io.tollgate.admin.publication.remote;

import io.tollgate.protocol.administration.BackendAwayException;
import org.jspecify.annotations.Nullable;

/**
 * The backend was not reached or did not accept; the message names peer, phase, status and what to
 * do. Whatever was published is published again later.
 */
public final class BackendUnavailable extends BackendAwayException {

  private static final long serialVersionUID = 1L;

  BackendUnavailable(BackendAddress backend, String what, @Nullable Throwable cause) {
    super("the backend at " + backend + " " + what, cause);
  }

  /** The sentence alone, for logs. */
  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
