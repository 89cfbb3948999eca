package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.store.journal.FileGoneException;
import io.tollgate.backend.store.journal.Journal;
import io.tollgate.backend.store.journal.JournalSync;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Has the journal refuse what is counted while its file, or {@code usage.db}, is not where it was:
 * the operating system would go on taking the bytes, and nobody would ever read them. When the
 * files come back, as after a move there and back, counting goes on.
 */
final class FileWatch implements JournalSync.Watch {

  private final Journal journal;
  private final UsageDatabase database;
  private final JournalTrouble trouble;
  private boolean gone;

  FileWatch(Journal journal, UsageDatabase database, JournalTrouble trouble) {
    this.journal = journal;
    this.database = database;
    this.trouble = trouble;
  }

  @Override
  public synchronized @Nullable IOException look() {
    try {
      database.checkPath();
      journal.checkPath();
    } catch (FileGoneException e) {
      gone = true;
      journal.refuse(e);
      trouble.failed(e);
      return e;
    } catch (IOException e) {
      // Not readable at the moment; a write will tell whether it matters.
      return gone ? e : null;
    }
    if (gone) {
      gone = false;
      journal.refuse(null);
      trouble.succeeded();
    }
    return null;
  }
}
