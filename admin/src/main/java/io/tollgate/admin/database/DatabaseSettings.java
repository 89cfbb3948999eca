package io.tollgate.admin.database;

import java.nio.file.Path;

/** Where the system of record is kept. */
public sealed interface DatabaseSettings {

  /** One file, made when it is missing; its directory must exist. */
  record Sqlite(Path file) implements DatabaseSettings {}

  /**
   * @param url {@code jdbc:postgresql://host:port/name}
   * @param connections most that are open at once
   */
  record Postgresql(String url, String user, String password, int connections)
      implements DatabaseSettings {

    /** The address without its parameters, among which a password may stand. */
    String shownUrl() {
      int parameters = url.indexOf('?');
      return parameters < 0 ? url : url.substring(0, parameters);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Postgresql[" + shownUrl() + ", user " + user + "]";
    }
  }
}
