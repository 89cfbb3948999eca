package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Creates segment files on a disk that can be filled: a write then stores half of its bytes. */
public final class FullDisk implements SegmentFile.Creator {

  private volatile boolean full;
  private volatile boolean unsyncable;

  /** Opens a journal whose files are on this disk. */
  public Journal open(Path directory, long lastSequence) throws IOException {
    return Journal.open(directory, lastSequence, this);
  }

  public void fill(boolean isFull) {
    full = isFull;
  }

  /** Has the disk fail to take what is forced to it. */
  public void breakSync(boolean isBroken) {
    unsyncable = isBroken;
  }

  @Override
  public SegmentFile create(Path path) throws IOException {
    SegmentFile file = SegmentFile.onDisk(path);
    return new SegmentFile() {
      @Override
      public void write(byte[] bytes, int length) throws IOException {
        file.write(bytes, full ? length / 2 : length);
        if (full) {
          throw new IOException("No space left on device");
        }
      }

      @Override
      public void truncate(long length) throws IOException {
        file.truncate(length);
      }

      @Override
      public void sync() throws IOException {
        if (unsyncable) {
          throw new IOException("Input/output error");
        }
        file.sync();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
