package io.tollgate.gateway.spool;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** The disk space for bodies, shared by all calls. Files are worked on by virtual threads. */
public final class Spool {

  private final SpoolSettings settings;
  private final AtomicLong used = new AtomicLong();
  private final Executor workers = work -> Thread.ofVirtual().name("spool").start(work);

  public Spool(SpoolSettings settings) {
    this.settings = settings;
  }

  /** Begins a body; results come back on this loop. */
  public SpooledBody begin(EventLoop loop) {
    return new SpooledBody(this, loop);
  }

  /** Bytes of all bodies that wait now. */
  public long used() {
    return used.get();
  }

  /** False when there is no room for so much; else it is taken. */
  boolean reserve(long bytes) {
    if (used.addAndGet(bytes) <= settings.maxBytes()) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  void free(long bytes) {
    used.addAndGet(-bytes);
  }

  Executor workers() {
    return workers;
  }

  /** A file without a name: it is gone when it is closed, however the process ends. */
  FileChannel open() throws IOException {
    Path directory = settings.directory();
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path file = Files.createTempFile(directory, "body", ".tmp");
    FileChannel open = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Files.delete(file);
    return open;
  }
}
