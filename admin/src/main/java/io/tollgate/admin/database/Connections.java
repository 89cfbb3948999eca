package io.tollgate.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/** How transactions get a connection, begin and end. */
interface Connections extends AutoCloseable {

  /** What is done with a connection while it is held. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Lends a connection on which a transaction has begun; ends it without keeping anything. */
  <T> T reading(Work<T> work) throws SQLException;

  /** Lends a connection on which a transaction has begun; the work ends it. */
  <T> T writing(Work<T> work) throws SQLException;

  void commit(Connection connection) throws SQLException;

  /** Ends a transaction without keeping anything, whatever has become of the connection. */
  void rollback(Connection connection);

  /** Gives connections of its own to the migrations. */
  DataSource migrationSource();

  SQLDialect dialect();

  /** Type of key columns in the migrations. */
  String keyColumn();

  /** Whether this failure means that a unique index already holds the value. */
  boolean isUniqueViolation(SQLException failure);

  /** Whether the connection is gone, and with it the answer to what was asked last. */
  boolean isLost(SQLException failure);

  /** Whether the same may go well a little later, without anybody's doing or once it is back. */
  boolean isPassing(SQLException failure);

  /** Whether the database's disk is full or fails: one of the passing failures. */
  boolean isDiskTrouble(SQLException failure);

  @Override
  void close();
}
