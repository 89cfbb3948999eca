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
  private long last;

  /**
   * @param last number of the last record that need not be read
   */
  public JournalReplay(long last, Reader reader) {
    this.last = last;
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
   * @return number of the last record read
   */
  public long replay(Path path, boolean tornTailAllowed) throws IOException {
    try (SegmentReader segment = new SegmentReader(path)) {
      for (JournalRecord record = segment.next(); record != null; record = segment.next()) {
        if (record.sequence() > last + 1) {
          throw new JournalCorruptException(
              path,
              record.offset(),
              "records %d to %d are missing".formatted(last + 1, record.sequence() - 1));
        }
        if (record.sequence() == last + 1) {
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
    return last;
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
