package io.tollgate.backend.internal.route;

/** A request lacks the parameter that carries what it is about. */
public final class MissingParameterException extends Exception {

  private static final long serialVersionUID = 1L;

  public MissingParameterException(String name) {
    super("missing parameter '" + name + "'");
  }
}
