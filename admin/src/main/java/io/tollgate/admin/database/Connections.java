package io.tollgate.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/** How transactions get a connection. Autocommit is off on every one that is handed out. */
interface Connections extends AutoCloseable {

  /** What is done with a connection while it is held. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  <T> T reading(Work<T> work) throws SQLException;

  <T> T writing(Work<T> work) throws SQLException;

  /** Gives connections of its own to the migrations. */
  DataSource migrationSource();

  SQLDialect dialect();

  /** Type of key columns in the migrations. */
  String keyColumn();

  /** Whether this failure means that a unique index already holds the value. */
  boolean isUniqueViolation(SQLException failure);

  @Override
  void close();
}
