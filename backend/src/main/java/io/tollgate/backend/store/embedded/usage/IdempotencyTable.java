package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.embedded.sqlite.Rows;
import io.tollgate.backend.store.embedded.usage.RememberedCall.Seen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
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

  private final Rows rows;

  IdempotencyTable(Rows rows) {
    this.rows = rows;
  }

  int count() throws SQLException {
    return rows.query("SELECT COUNT(*) FROM idempotency", row -> row.getInt(1)).getFirst();
  }

  /** The call under the same key, whatever its digest. */
  @Nullable RememberedCall find(IdempotencyKey key) throws SQLException {
    return rows.first(
        "SELECT digest, minute, seen FROM idempotency WHERE service = ? AND key = ?",
        row ->
            new RememberedCall(
                new IdempotencyKey(key.serviceId(), key.key(), row.getString(1)),
                row.getLong(2),
                decode(row.getBytes(3))),
        key.serviceId(),
        key.key());
  }

  void put(List<RememberedCall> calls) throws SQLException {
    for (RememberedCall call : calls) {
      rows.update(
          "INSERT OR REPLACE INTO idempotency (service, key, digest, minute, seen) VALUES (?, ?, ?, ?, ?)",
          call.key().serviceId(),
          call.key().key(),
          call.key().digest(),
          call.minute(),
          encode(call.seen()));
    }
  }

  /**
   * Forgets calls of this minute and before.
   *
   * @return how many there were
   */
  int removeUntil(long minute) throws SQLException {
    return rows.update("DELETE FROM idempotency WHERE minute <= ?", minute);
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
