package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** What a segment needs of its file; a test puts a full disk in its place. */
interface SegmentFile {

  void write(byte[] bytes, int length) throws IOException;

  /** Cuts what stands after {@code length} and goes on writing there. */
  void truncate(long length) throws IOException;

  void sync() throws IOException;

  void close() throws IOException;

  /** Creates segment files. */
  @FunctionalInterface
  interface Creator {
    SegmentFile create(Path path) throws IOException;
  }

  /**
   * A file of the operating system. Not a channel: that would be closed for everyone when one
   * writing thread is interrupted.
   */
  static SegmentFile onDisk(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    file.setLength(0);
    return new SegmentFile() {
      @Override
      public void write(byte[] bytes, int length) throws IOException {
        file.write(bytes, 0, length);
      }

      @Override
      public void truncate(long length) throws IOException {
        file.setLength(length);
        file.seek(length);
      }

      @Override
      public void sync() throws IOException {
        file.getFD().sync();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
