package io.tollgate.protocol.administration;

import org.jspecify.annotations.Nullable;

/** The backend was not reached or could not answer; the message names peer, phase and remedy. */
public class BackendAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BackendAwayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
