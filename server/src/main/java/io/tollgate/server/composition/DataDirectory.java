package io.tollgate.server.composition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The data directory, held by one server at a time. The lock is the operating system's: it ends
 * with the process, however that ends.
 */
public final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /** Makes the directory if it is missing, checks that it can be written and takes the lock. */
  public static DataDirectory open(Path path) {
    FileChannel file = null;
    try {
      create(path);
      file =
          FileChannel.open(
              path.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!take(file)) {
        String holder = holder(file);
        file.close();
        throw new StartRefused(
            "the data directory "
                + path
                + " is in use by another server (process "
                + holder
                + "): stop that one, or choose another directory with --data.directory");
      }
      return new DataDirectory(path, file);
    } catch (IOException e) {
      closeQuietly(file);
      throw new StartRefused(
          "the data directory "
              + path
              + " cannot be written ("
              + FileTrouble.of(e)
              + "): make it writable for this user, or choose another one with --data.directory",
          e);
    }
  }

  public Path path() {
    return path;
  }

  /** A folder of its own for one part. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new StartRefused(
          path.resolve(name)
              + " cannot be made ("
              + FileTrouble.of(e)
              + "): make the data directory writable",
          e);
    }
  }

  @Override
  public void close() {
    closeQuietly(lockFile);
  }

  private static void create(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    // It will hold secrets: nobody else reads it.
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(path.getParent() == null ? path : path.getParent());
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(path);
    }
  }

  private static boolean take(FileChannel file) throws IOException {
    FileLock lock;
    try {
      // From byte 32 on: the process number before it stays readable where locks are mandatory.
      lock = file.tryLock(32, 1, false);
    } catch (java.nio.channels.OverlappingFileLockException e) {
      return false;
    }
    if (lock == null) {
      return false;
    }
    file.truncate(0);
    file.write(
        ByteBuffer.wrap(
            String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
        0);
    return true;
  }

  private static String holder(FileChannel file) throws IOException {
    ByteBuffer number = ByteBuffer.allocate(32);
    file.read(number, 0);
    return new String(number.array(), 0, number.position(), StandardCharsets.US_ASCII).strip();
  }

  private static void closeQuietly(@Nullable FileChannel file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // The process gives the lock back in any case.
    }
  }
}
