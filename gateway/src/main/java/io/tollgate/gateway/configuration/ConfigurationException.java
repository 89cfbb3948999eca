package io.tollgate.gateway.configuration;

/** A configuration source cannot be used. The message names it and says what to do. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ConfigurationException(String message) {
    super(message);
  }
}
