package io.tollgate.backend.store.embedded.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements that are prepared once and used often; they end with their connection. One thread
 * at a time.
 */
public final class Rows {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  public Rows(Connection connection) {
    this.connection = connection;
  }

  /** Returns the number of rows that it changed. */
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    return bound(sql, parameters).executeUpdate();
  }

  public boolean exist(String sql, @Nullable Object... parameters) throws SQLException {
    return first(sql, row -> true, parameters) != null;
  }

  /** The first row, null when there is none. */
  public <T> @Nullable T first(String sql, Reading<T> reading, @Nullable Object... parameters)
      throws SQLException {
    try (ResultSet rows = bound(sql, parameters).executeQuery()) {
      return rows.next() ? reading.read(rows) : null;
    }
  }

  public <T> List<T> query(String sql, Reading<T> reading, @Nullable Object... parameters)
      throws SQLException {
    List<T> found = new ArrayList<>();
    each(sql, row -> found.add(reading.read(row)), parameters);
    return found;
  }

  public Set<String> querySet(String sql, @Nullable Object... parameters) throws SQLException {
    return Set.copyOf(query(sql, row -> row.getString(1), parameters));
  }

  public void each(String sql, Visit visit, @Nullable Object... parameters) throws SQLException {
    try (ResultSet rows = bound(sql, parameters).executeQuery()) {
      while (rows.next()) {
        visit.row(rows);
      }
    }
  }

  private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /** Makes something of a row. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Looks at a row. */
  @FunctionalInterface
  public interface Visit {
    void row(ResultSet row) throws SQLException;
  }
}
