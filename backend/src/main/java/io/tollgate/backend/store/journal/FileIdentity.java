package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a path still means the file that was opened there. An open file can be written
 * after it was removed, and the bytes reach nobody.
 */
public final class FileIdentity {

  private final Path path;
  private final @Nullable Object key;

  private FileIdentity(Path path, @Nullable Object key) {
    this.path = path;
    this.key = key;
  }

  /** Of the file that is at this path now. */
  public static FileIdentity of(Path path) throws IOException {
    return new FileIdentity(path, key(path));
  }

  /**
   * @throws FileGoneException when the path means another file, or none
   */
  public void check() throws IOException {
    try {
      if (!Objects.equals(key, key(path))) {
        throw new FileGoneException(path);
      }
    } catch (NoSuchFileException e) {
      throw new FileGoneException(path);
    }
  }

  /** Null on file systems that number no files; there only a missing file is noticed. */
  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }
}
