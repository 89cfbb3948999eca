package io.tollgate.backend.store.journal;

import java.io.IOException;

/** The process is ending; nothing is wrong with the disk. */
public final class JournalClosedException extends IOException {

  private static final long serialVersionUID = 1;

  JournalClosedException() {
    super("the usage journal is closed");
  }
}
