package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One file of the journal while it is written. Guarded by the journal's lock, but for sync. */
final class Segment {

  static final byte[] MAGIC = "TOLLGATE-JOURNAL-1\n".getBytes(StandardCharsets.US_ASCII);

  private final Path path;
  private final SegmentFile file;
  private final FileIdentity identity;
  private long length;
  private boolean damaged;

  private Segment(Path path, SegmentFile file, FileIdentity identity) {
    this.path = path;
    this.file = file;
    this.identity = identity;
  }

  static Segment create(Path path, SegmentFile.Creator creator) throws IOException {
    SegmentFile file = creator.create(path);
    Segment segment = new Segment(path, file, FileIdentity.of(path));
    segment.write(MAGIC, MAGIC.length);
    return segment;
  }

  /** Appends, or leaves the file as it was. */
  void write(byte[] bytes, int count) throws IOException {
    repair();
    try {
      file.write(bytes, count);
    } catch (IOException e) {
      damaged = true;
      try {
        repair();
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
    length += count;
  }

  /** A part of a record may have been written; the next one must not come to stand after it. */
  void repair() throws IOException {
    if (damaged) {
      file.truncate(length);
      damaged = false;
    }
  }

  /**
   * @throws FileGoneException when its path means another file, or none
   */
  void checkPath() throws IOException {
    identity.check();
  }

  boolean isEmpty() {
    return length <= MAGIC.length;
  }

  long length() {
    return length;
  }

  Path path() {
    return path;
  }

  void sync() throws IOException {
    file.sync();
  }

  void close() throws IOException {
    file.close();
  }
}
