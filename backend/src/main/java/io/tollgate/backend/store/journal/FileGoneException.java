package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A file of the storage was taken away while it was open; what is written to it is lost. */
public final class FileGoneException extends IOException {

  private static final long serialVersionUID = 1;

  FileGoneException(Path file) {
    super(file + " was removed, moved or replaced while it was open");
  }
}
