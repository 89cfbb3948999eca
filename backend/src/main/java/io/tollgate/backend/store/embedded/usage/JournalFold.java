package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.store.journal.JournalReplay;
import io.tollgate.backend.store.journal.JournalReplay.Damage;
import io.tollgate.backend.store.journal.JournalReplay.JournalRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Folds segments of the journal into the checkpoint, as many together as memory allows: a counter
 * that many segments speak of is then written once. Each transaction takes the number of its last
 * record along, so it does not matter where one ends.
 */
final class JournalFold {

  private final UsageDatabase database;
  private final JournalReplay replay;
  private final long minutesFrom;
  private final long mostBytes;
  private Fold fold;
  private long taken;
  private long last;

  /**
   * @param minutesFrom minute counters that start before this instant are dropped
   * @param mostBytes of memory that it may take, roughly
   */
  JournalFold(UsageDatabase database, Damage damage, long minutesFrom, long mostBytes)
      throws SQLException {
    this.database = database;
    this.minutesFrom = minutesFrom;
    this.mostBytes = mostBytes;
    this.fold = new Fold(minutesFrom, mostBytes);
    this.taken = database.checkpoint();
    this.last = taken;
    this.replay = new JournalReplay(taken, damage, this::read);
  }

  /**
   * Reads the next segment.
   *
   * @return whether a part of it was passed over
   */
  boolean add(Path segment, boolean tornTailAllowed) throws IOException {
    return replay.replay(segment, tornTailAllowed);
  }

  private void read(JournalRecord record) throws IOException {
    CountRecord.read(record.payload(), fold);
    last = record.sequence();
    if (fold.isFull()) {
      try {
        write();
      } catch (SQLException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }

  /** Writes what is not yet written. */
  void write() throws SQLException {
    if (last > taken) {
      database.apply(fold, last, minutesFrom);
      taken = last;
      fold = new Fold(minutesFrom, mostBytes);
    }
  }
}
