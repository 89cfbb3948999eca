package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A record before the journal's end cannot be read: neither it nor what follows is counted. */
public final class JournalCorruptException extends IOException {

  private static final long serialVersionUID = 1;

  private final long offset;

  JournalCorruptException(Path file, long offset, String what) {
    super(
        "usage journal %s is damaged at offset %d: %s. Restore the data directory from a copy; or create the empty file %s and start again: then every record that can be read is counted, and the damaged file is kept"
            .formatted(file, offset, what, DamageConsent.beside(file)));
    this.offset = offset;
  }

  long offset() {
    return offset;
  }
}
