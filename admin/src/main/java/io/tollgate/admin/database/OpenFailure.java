package io.tollgate.admin.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a database cannot be opened, in words for whoever starts the server or a command. */
final class OpenFailure {
  private static final String URL = "admin.database.url";
  private static final String USER = "admin.database.user";
  private static final String PASSWORD = "admin.database.password";

  private static final String CONNECTION = "08";
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String NOT_PERMITTED = "42501";

  /** The last is the driver's own, when the server asks for a password and there is none. */
  private static final Set<String> AUTHENTICATION = Set.of("28P01", "28000", "08004");

  private OpenFailure() {}

  static DatabaseUnavailable of(DatabaseSettings settings, Exception cause) {
    return new DatabaseUnavailable(
        "cannot use %s: %s. %s".formatted(place(settings), said(cause), remedy(settings, cause)),
        cause);
  }

  /** There is nothing in it yet. */
  static DatabaseUnavailable empty(DatabaseSettings settings) {
    return new DatabaseUnavailable(
        "there is no installation in %s: run ./tollgate up with it first, or give the settings that the server has (data.directory, %s)"
            .formatted(place(settings), URL),
        null);
  }

  static DatabaseUnavailable older(DatabaseSettings settings) {
    return new DatabaseUnavailable(
        "%s was last used by an older version of the product: start the server of this version with it first, which brings it up to date"
            .formatted(place(settings)),
        null);
  }

  /**
   * @param migration that this version does not know
   */
  static DatabaseUnavailable newer(DatabaseSettings settings, String migration) {
    return new DatabaseUnavailable(
        "%s was last used by a newer version of the product (migration %s): use that version, or a copy of the database from before"
            .formatted(place(settings), migration),
        null);
  }

  private static String place(DatabaseSettings settings) {
    return switch (settings) {
      case DatabaseSettings.Sqlite(Path file) -> "the database file " + file;
      case DatabaseSettings.Postgresql postgresql ->
          "the database %s (%s) as %s (%s)"
              .formatted(
                  postgresql.shownUrl(),
                  URL,
                  postgresql.user().isEmpty() ? "nobody" : postgresql.user(),
                  USER);
    };
  }

  /** The driver's sentences end in remedies of their own, and the reason is what lies below. */
  private static String said(Exception cause) {
    Throwable reason = cause;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    String message =
        reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
    return (reason instanceof SQLException
            ? message
            : reason.getClass().getSimpleName() + " " + message)
        .replaceFirst("^FATAL: ", "")
        .replaceFirst("\\.+$", "");
  }

  private static String remedy(DatabaseSettings settings, Exception cause) {
    return switch (settings) {
      case DatabaseSettings.Sqlite(Path file) ->
          Files.exists(file)
              ? "See that it may be written and is not damaged; a copy from a backup can be put in its place"
              : "See that its directory exists and may be written";
      case DatabaseSettings.Postgresql postgresql -> remedy(postgresql, state(cause));
    };
  }

  private static String remedy(DatabaseSettings.Postgresql settings, String state) {
    if (AUTHENTICATION.contains(state)) {
      return settings.user().isEmpty()
          ? "Set %s and %s".formatted(USER, PASSWORD)
          : settings.password().isEmpty()
              ? "Set " + PASSWORD
              : "Correct %s or %s".formatted(USER, PASSWORD);
    }
    if (state.startsWith(CONNECTION)) {
      return "See that a PostgreSQL server listens there and may be reached, or correct " + URL;
    }
    return switch (state) {
      case NO_SUCH_DATABASE -> "Create it with createdb, or correct " + URL;
      case NOT_PERMITTED -> "Make its user the owner of the database, or correct " + USER;
      default -> "See that the server runs, and %s, %s and %s".formatted(URL, USER, PASSWORD);
    };
  }

  private static String state(Exception cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      @Nullable String state = each instanceof SQLException sql ? sql.getSQLState() : null;
      if (state != null) {
        return state;
      }
    }
    return "";
  }
}
