package io.tollgate.admin.database;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used, now or at all; the message names the cause and the remedy and may be
 * shown to callers unless it comes from {@link Database#open} or {@link Database#openExisting}.
 */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Nothing was changed; it may be tried again. */
  static DatabaseUnavailable forNow(Throwable cause) {
    return new DatabaseUnavailable(
        "the database does not answer at the moment and nothing was changed: try again", cause);
  }

  /** Nothing was changed; it may be tried again once somebody has made room. */
  static DatabaseUnavailable withoutRoom(Throwable cause) {
    return new DatabaseUnavailable(
        "the disk of the database is full or fails and nothing was changed: free space on it and"
            + " try again",
        cause);
  }

  /** Whether the change was kept is not known. */
  static DatabaseUnavailable atCommit(Throwable cause) {
    return new DatabaseUnavailable(
        "the connection to the database was lost while the change was being committed, its outcome is"
            + " unknown: look whether it was made before you try again",
        cause);
  }

  /** The sentence alone, for logs. */
  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
