package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads segments back: at start what a dead process left, and at each checkpoint what was sealed.
 * Records that a checkpoint already holds are passed over, so a replay may be repeated.
 */
public final class JournalReplay {

  private static final Logger log = LoggerFactory.getLogger(JournalReplay.class);

  private final Reader reader;
  private final Damage damage;
  private long last;

  /** What happens when a record cannot be read. */
  public enum Damage {
    /** The replay ends. */
    REFUSED,
    /** It is said in the log and passed over. */
    PASSED_OVER
  }

  /**
   * @param last number of the last record that need not be read
   */
  public JournalReplay(long last, Damage damage, Reader reader) {
    this.last = last;
    this.damage = damage;
    this.reader = reader;
  }

  /** Files in the directory, oldest first. */
  public static List<Path> segments(Path directory) throws IOException {
    return new SegmentNames(directory).existing();
  }

  /**
   * Reads one segment; the segments of a journal are read in order.
   *
   * @param tornTailAllowed whether it may end inside a record, as the last one does after a crash
   * @return whether a part of it was passed over
   * @throws JournalCorruptException when damage is refused
   */
  public boolean replay(Path path, boolean tornTailAllowed) throws IOException {
    boolean damaged = false;
    long from = 0;
    while (from >= 0) {
      try {
        replayFrom(from, path, tornTailAllowed);
        from = -1;
      } catch (JournalCorruptException e) {
        if (damage == Damage.REFUSED) {
          throw e;
        }
        damaged = true;
        long next = DamagedSegment.nextRecord(path, e.offset() + 1);
        log.error(
            "usage journal {}: the bytes from offset {} to {} cannot be read, their records are not counted",
            path,
            e.offset(),
            next);
        from = next < Files.size(path) ? next : -1;
      }
    }
    return damaged;
  }

  private void replayFrom(long from, Path path, boolean tornTailAllowed) throws IOException {
    try (SegmentReader segment = new SegmentReader(path, from)) {
      for (JournalRecord record = segment.next(); record != null; record = segment.next()) {
        if (record.sequence() > last + 1) {
          missing(path, record);
        }
        if (record.sequence() > last) {
          reader.read(record);
          last = record.sequence();
        }
      }
      long torn = Files.size(path) - segment.offset();
      if (torn > 0 && !tornTailAllowed) {
        throw new JournalCorruptException(path, segment.offset(), "it ends inside a record");
      }
      if (torn > 0) {
        log.warn(
            "usage journal {}: the last {} bytes were never completely written, they are left out",
            path,
            torn);
      }
    }
  }

  private void missing(Path path, JournalRecord next) throws JournalCorruptException {
    String what = "records %d to %d are missing".formatted(last + 1, next.sequence() - 1);
    if (damage == Damage.REFUSED) {
      throw new JournalCorruptException(path, next.offset(), what);
    }
    log.error("usage journal {}: before offset {} {}", path, next.offset(), what);
  }

  /**
   * A record as read.
   *
   * @param offset where in its file it starts
   */
  public record JournalRecord(long sequence, long offset, RecordReader payload) {}

  /** Takes the records in order. */
  @FunctionalInterface
  public interface Reader {
    void read(JournalRecord record) throws IOException;
  }
}
