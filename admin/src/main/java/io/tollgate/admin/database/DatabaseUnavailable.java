package io.tollgate.admin.database;

/** The database cannot be used; the message names the cause and the remedy. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
