package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Looks for whole records behind a damaged one. */
final class DamagedSegment {

  private DamagedSegment() {}

  /**
   * Where the next whole record starts: its length fits its complement, its content its checksum.
   *
   * @param from first offset that is looked at
   * @return the end of the file when there is none
   */
  static long nextRecord(Path path, long from) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      long rest = Math.max(0, file.size() - from);
      ByteBuffer bytes = file.map(MapMode.READ_ONLY, from, Math.min(rest, Integer.MAX_VALUE));
      for (int at = 0; at + RecordBuffer.HEADER <= bytes.limit(); at++) {
        if (isRecord(bytes, at)) {
          return from + at;
        }
      }
      return file.size();
    }
  }

  private static boolean isRecord(ByteBuffer bytes, int at) {
    int length = bytes.getInt(at);
    if (length < 0
        || length != ~bytes.getInt(at + 4)
        || length > bytes.limit() - at - RecordBuffer.HEADER) {
      return false;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(
        bytes.slice(
            at + RecordBuffer.CHECKED_FROM,
            RecordBuffer.HEADER - RecordBuffer.CHECKED_FROM + length));
    return (int) checksum.getValue() == bytes.getInt(at + 8);
  }
}
