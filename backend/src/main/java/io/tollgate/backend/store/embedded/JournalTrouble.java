package io.tollgate.backend.store.embedded;

import io.tollgate.backend.store.journal.JournalClosedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether the journal refuses writes, and says it in the log when that changes. */
final class JournalTrouble {

  private static final Logger log = LoggerFactory.getLogger(JournalTrouble.class);

  private volatile @Nullable String current;

  /** Notes a failed append. */
  String failed(IOException failure) {
    String cause = "the usage journal cannot be written: " + failure.getMessage();
    if (current == null && !(failure instanceof JournalClosedException)) {
      log.error(
          "{}. Calls that count are answered 503 until it can: free space on the disk of the data directory, or make it writable",
          cause);
    }
    current = cause;
    return cause;
  }

  /** Notes a successful append. */
  void succeeded() {
    if (current != null) {
      current = null;
      log.info("the usage journal can be written again");
    }
  }

  @Nullable String current() {
    return current;
  }
}
