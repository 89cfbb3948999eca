package io.tollgate.gateway.policy;

/** A policy of the operator's own cannot be loaded; the message names file, cause and remedy. */
public final class UnusablePolicyFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnusablePolicyFile(String message) {
    super(message);
  }

  public UnusablePolicyFile(String message, Throwable cause) {
    super(message, cause);
  }
}
