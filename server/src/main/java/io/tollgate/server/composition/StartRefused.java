package io.tollgate.server.composition;

/**
 * The server cannot start; the message names the cause and the remedy and is all that the user
 * needs.
 */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartRefused(String message) {
    super(message);
  }

  public StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
