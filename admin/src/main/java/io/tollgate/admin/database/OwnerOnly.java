package io.tollgate.admin.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;

/** Sees that a database file that does not exist yet is its owner's alone: it holds secrets. */
final class OwnerOnly {

  private OwnerOnly() {}

  /**
   * Makes the empty file; SQLite takes it as a new database and gives its companions the same
   * permissions. One that exists stays as it is: its permissions are the operator's choice.
   */
  static void create(Path file) throws SQLException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      // The operator's own.
    } catch (IOException e) {
      throw new SQLException(e.toString(), e);
    }
  }
}
