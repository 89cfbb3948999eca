package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal while the process lives: one segment is written, older ones wait until a checkpoint
 * has taken them over.
 */
public final class Journal implements AutoCloseable {

  private final SegmentNames names;
  private final SegmentFile.Creator creator;
  private final RecordBuffer buffer = new RecordBuffer();
  private final Object lock = new Object();
  private final Object syncLock = new Object();

  /** Sealed, but the disk may not have all of them yet. */
  private final List<Segment> unsynced = new ArrayList<>();

  private final List<Path> sealed = new ArrayList<>();
  private Segment current;
  private @Nullable Segment inDirectory;
  private long ordinal;
  private long sealedBytes;
  private boolean closed;
  private @Nullable FileGoneException refused;

  /** Closed, and the disk has everything. */
  private boolean synced;

  private volatile long lastSequence;

  private Journal(SegmentNames names, long lastSequence, SegmentFile.Creator creator)
      throws IOException {
    this.names = names;
    this.creator = creator;
    this.lastSequence = lastSequence;
    this.ordinal = names.highest() + 1;
    this.current = Segment.create(names.path(ordinal), creator);
  }

  /**
   * Starts a new segment after those that are there.
   *
   * @param lastSequence number of the last record that counts, found by replay
   */
  public static Journal open(Path directory, long lastSequence) throws IOException {
    return open(directory, lastSequence, SegmentFile::onDisk);
  }

  static Journal open(Path directory, long lastSequence, SegmentFile.Creator creator)
      throws IOException {
    Files.createDirectories(directory);
    return new Journal(new SegmentNames(directory), lastSequence, creator);
  }

  /**
   * Appends one record.
   *
   * @return its sequence number
   * @throws IOException when it is not appended; the next attempt may succeed
   */
  public long append(Payload payload) throws IOException {
    synchronized (lock) {
      if (closed) {
        throw new JournalClosedException();
      }
      if (refused != null) {
        throw refused;
      }
      long sequence = lastSequence + 1;
      buffer.start(sequence);
      payload.writeTo(buffer);
      buffer.finish();
      current.write(buffer.bytes(), buffer.size());
      lastSequence = sequence;
      return sequence;
    }
  }

  /** Forces everything appended before this call to the disk. */
  public void sync() throws IOException {
    synchronized (syncLock) {
      List<Segment> old;
      Segment open;
      synchronized (lock) {
        if (synced) {
          return;
        }
        old = List.copyOf(unsynced);
        open = current;
      }
      for (Segment segment : old) {
        segment.sync();
        segment.close();
        synchronized (lock) {
          unsynced.remove(segment);
        }
      }
      open.sync();
      if (open != inDirectory) {
        syncDirectory();
        inDirectory = open;
      }
    }
  }

  /**
   * @throws FileGoneException when the current segment's path means another file, or none
   */
  public void checkPath() throws IOException {
    Segment checked;
    do {
      synchronized (lock) {
        checked = current;
      }
      try {
        checked.checkPath();
      } catch (FileGoneException e) {
        // One that was sealed meanwhile may have been removed with good reason.
        synchronized (lock) {
          if (checked == current) {
            throw e;
          }
        }
        checked = null;
      }
    } while (checked == null);
  }

  /**
   * Refuses appends and seals, or takes them again.
   *
   * @param reason null to take them
   */
  public void refuse(@Nullable FileGoneException reason) {
    synchronized (lock) {
      refused = reason;
    }
  }

  /** A new file is safe only when its directory is. */
  private void syncDirectory() throws IOException {
    try (FileChannel directory = FileChannel.open(names.directory(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /**
   * Goes on in a new segment, unless the current one is empty.
   *
   * @return all sealed segments that have not been removed, oldest first
   */
  public List<Path> seal() throws IOException {
    synchronized (syncLock) {
      checkPath();
      synchronized (lock) {
        if (refused != null) {
          throw refused;
        }
        current.repair();
        if (current.isEmpty()) {
          return List.copyOf(sealed);
        }
      }
      Segment next = Segment.create(names.path(++ordinal), creator);
      synchronized (lock) {
        sealed.add(current.path());
        sealedBytes += current.length();
        unsynced.add(current);
        current = next;
        return List.copyOf(sealed);
      }
    }
  }

  /** Removes sealed segments that a checkpoint has taken over. */
  public void remove(List<Path> segments) throws IOException {
    for (Path segment : segments) {
      long size = Files.size(segment);
      Files.delete(segment);
      synchronized (lock) {
        sealed.remove(segment);
        sealedBytes -= size;
      }
    }
  }

  public long lastSequence() {
    return lastSequence;
  }

  /** Bytes that a start would have to replay. */
  public long bytes() {
    synchronized (lock) {
      return sealedBytes + current.length();
    }
  }

  /** Forces everything to the disk; appends fail from now on. */
  @Override
  public void close() throws IOException {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      sync();
    } finally {
      synchronized (syncLock) {
        synchronized (lock) {
          synced = true;
          current.close();
        }
      }
    }
  }

  /** Writes the content of a record; called under the journal's lock, so it must be short. */
  @FunctionalInterface
  public interface Payload {
    void writeTo(RecordBuffer buffer);
  }
}
