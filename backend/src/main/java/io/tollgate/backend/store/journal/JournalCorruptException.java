package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A record before the journal's end cannot be read: neither it nor what follows is counted. */
public final class JournalCorruptException extends IOException {

  private static final long serialVersionUID = 1;

  JournalCorruptException(Path file, long offset, String what) {
    super(
        "usage journal %s is damaged at offset %d: %s. Restore the data directory from a copy, or move this file away, which loses the counts from that offset on"
            .formatted(file, offset, what));
  }
}
