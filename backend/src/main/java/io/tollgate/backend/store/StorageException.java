package io.tollgate.backend.store;

/** The data directory cannot be used. The message says which file, why, and what to do. */
public final class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StorageException(String message) {
    super(message);
  }

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
