package io.tollgate.backend.store.embedded;

import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.embedded.RememberedCall.Seen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls counted under an idempotency key, in {@code usage.db}. Used by one thread at a time. */
final class IdempotencyTable {

  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS idempotency (
            service TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL,
            minute INTEGER NOT NULL, seen BLOB NOT NULL,
            PRIMARY KEY (service, key)) WITHOUT ROWID
          """,
          "CREATE INDEX IF NOT EXISTS idempotency_minute ON idempotency (minute)");

  private final Connection connection;

  IdempotencyTable(Connection connection) {
    this.connection = connection;
  }

  int count() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM idempotency")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** The call under the same key, whatever its digest. */
  @Nullable RememberedCall find(IdempotencyKey key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT digest, minute, seen FROM idempotency WHERE service = ? AND key = ?")) {
      statement.setString(1, key.serviceId());
      statement.setString(2, key.key());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new RememberedCall(
                new IdempotencyKey(key.serviceId(), key.key(), row.getString(1)),
                row.getLong(2),
                decode(row.getBytes(3)))
            : null;
      }
    }
  }

  void put(List<RememberedCall> calls) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO idempotency (service, key, digest, minute, seen) VALUES (?, ?, ?, ?, ?)")) {
      for (RememberedCall call : calls) {
        statement.setString(1, call.key().serviceId());
        statement.setString(2, call.key().key());
        statement.setString(3, call.key().digest());
        statement.setLong(4, call.minute());
        statement.setBytes(5, encode(call.seen()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * Forgets calls of this minute and before.
   *
   * @return how many there were
   */
  int removeUntil(long minute) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM idempotency WHERE minute <= ?")) {
      statement.setLong(1, minute);
      return statement.executeUpdate();
    }
  }

  private static byte[] encode(List<Seen> seen) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Seen each : seen) {
        out.writeUTF(each.metricId());
        out.writeByte(WindowKey.number(each.period()));
        out.writeLong(each.value());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a metric's id is longer than 65535 bytes", e);
    }
    return bytes.toByteArray();
  }

  private static List<Seen> decode(byte[] bytes) throws SQLException {
    List<Seen> seen = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      while (in.available() > 0) {
        seen.add(new Seen(in.readUTF(), WindowKey.period(in.readByte()), in.readLong()));
      }
    } catch (IOException e) {
      throw new SQLException("a row of the table idempotency is unreadable", e);
    }
    return seen;
  }
}
