package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.store.journal.FileGoneException;
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
    if (!cause.equals(current) && !(failure instanceof JournalClosedException)) {
      log.error("{}. Calls that count are answered 503 until it can: {}", cause, remedy(failure));
    }
    current = cause;
    return cause;
  }

  private static String remedy(IOException failure) {
    return failure instanceof FileGoneException
        ? "move the data directory back, and counting goes on; or stop the server, restore the directory from a copy and start again, which loses what was counted since the copy"
        : "free space on the disk of the data directory, or make it writable";
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
