package io.tollgate.backend.store.journal;

import io.tollgate.backend.store.journal.JournalReplay.JournalRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads one segment record by record. It tells a torn tail, which a crash leaves and which ends the
 * reading, from damage in the middle, which is an error: torn is only what reaches to the end of
 * the file.
 */
final class SegmentReader implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final InputStream in;
  private final long size;
  private long offset;

  /**
   * @param from 0, or where a record starts
   */
  SegmentReader(Path path, long from) throws IOException {
    this.path = path;
    this.size = Files.size(path);
    this.in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    if (from == 0) {
      readMagic();
    } else {
      in.skipNBytes(from);
      offset = from;
    }
  }

  private void readMagic() throws IOException {
    byte[] magic = in.readNBytes(Segment.MAGIC.length);
    if (Arrays.equals(magic, Segment.MAGIC)) {
      offset = magic.length;
    } else if (size > Segment.MAGIC.length) {
      in.close();
      throw new JournalCorruptException(path, 0, "it is not a journal of this version");
    }
  }

  /** The next whole record, null at the end or at a torn tail. */
  @Nullable JournalRecord next() throws IOException {
    byte[] header = in.readNBytes(RecordBuffer.HEADER);
    if (header.length < RecordBuffer.HEADER) {
      return null;
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    int length = fields.getInt(0);
    if (length != ~fields.getInt(4) || length < 0) {
      if (restIsZero(header)) {
        return null;
      }
      throw new JournalCorruptException(path, offset, "a record's length is unreadable");
    }
    long end = offset + RecordBuffer.HEADER + length;
    if (end > size) {
      return null;
    }
    byte[] payload = in.readNBytes(length);
    if (fields.getInt(8) != checksum(header, payload)) {
      if (end == size) {
        return null;
      }
      throw new JournalCorruptException(path, offset, "a record's checksum does not fit");
    }
    JournalRecord record =
        new JournalRecord(fields.getLong(12), offset, new RecordReader(payload, 0));
    offset = end;
    return record;
  }

  /** End of the last whole record. */
  long offset() {
    return offset;
  }

  /** After a power cut the end of a file may have its length but not its content. */
  private boolean restIsZero(byte[] header) throws IOException {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static int checksum(byte[] header, byte[] payload) {
    CRC32C checksum = new CRC32C();
    checksum.update(
        header, RecordBuffer.CHECKED_FROM, RecordBuffer.HEADER - RecordBuffer.CHECKED_FROM);
    checksum.update(payload);
    return (int) checksum.getValue();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
