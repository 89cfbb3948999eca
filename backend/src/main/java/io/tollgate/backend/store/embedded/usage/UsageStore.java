package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.CounterView;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.store.UsageStatistics;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.backend.store.journal.Journal;
import io.tollgate.backend.store.journal.JournalSync;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one data directory: {@code usage.db}, {@code usage-journal/} and what keeps them
 * together.
 */
public final class UsageStore implements CounterView, AutoCloseable {

  private final Path journalDirectory;
  private final DirectoryLock directoryLock;
  private final UsageDatabase database;
  private final CounterMemory memory;
  private final CounterLoader loader;
  private final Checkpoint checkpoint;
  private final Journal journal;
  private final FileWatch watch;
  private final JournalSync sync;
  private final CheckpointSchedule schedule;
  private final JournalTrouble trouble = new JournalTrouble();
  private final OnceLedger ledger;
  private final EmbeddedStatistics statistics;
  private boolean closed;

  private UsageStore(
      Path directory,
      DirectoryLock directoryLock,
      UsageDatabase database,
      JournalOpener opener,
      FsyncMode fsync,
      int maxIdempotencyKeys,
      ServiceErrors errors,
      InstantSource clock)
      throws IOException, SQLException {
    this.directoryLock = directoryLock;
    this.database = database;
    this.journalDirectory = directory.resolve("usage-journal");
    this.memory = new CounterMemory();
    RecentCalls recent = new RecentCalls();
    this.checkpoint = new Checkpoint(database, memory, recent, errors, clock);
    database.loadErrors(errors);
    // Before the new segment is opened: only the last file may end in a torn record.
    checkpoint.takeOver(journalDirectory);
    this.journal = opener.open(journalDirectory, database.checkpoint());
    this.watch = new FileWatch(journal, database, trouble);
    this.sync = new JournalSync(journal, fsync, watch);
    this.loader = new CounterLoader(directory.resolve("usage.db"), memory);
    this.schedule = new CheckpointSchedule(checkpoint, journal, loader);
    this.statistics = new EmbeddedStatistics(checkpoint, journal, database);
    this.ledger =
        new OnceLedger(
            new EmbeddedLedger(memory, loader, journal, sync, trouble, recent),
            new RememberedCalls(
                recent, loader, sync, database::rememberedCalls, maxIdempotencyKeys));
  }

  /**
   * Opens the counters and replays what a dead process left in the journal.
   *
   * @param directory created when missing
   * @param maxIdempotencyKeys most idempotency keys that are remembered at a time
   * @param errors filled with the kept error lists, and kept from now on
   * @throws StorageException when the files cannot be used
   */
  public static UsageStore open(
      Path directory,
      FsyncMode fsync,
      int maxIdempotencyKeys,
      ServiceErrors errors,
      InstantSource clock) {
    return open(directory, Journal::open, fsync, maxIdempotencyKeys, errors, clock);
  }

  static UsageStore open(
      Path directory,
      JournalOpener opener,
      FsyncMode fsync,
      int maxIdempotencyKeys,
      ServiceErrors errors,
      InstantSource clock) {
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      return open(directory, lock, opener, fsync, maxIdempotencyKeys, errors, clock);
    } catch (IOException | SQLException | RuntimeException e) {
      try {
        lock.close();
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e instanceof StorageException known
          ? known
          : new StorageException(
              "cannot open the usage counters in %s: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private static UsageStore open(
      Path directory,
      DirectoryLock lock,
      JournalOpener opener,
      FsyncMode fsync,
      int maxIdempotencyKeys,
      ServiceErrors errors,
      InstantSource clock)
      throws IOException, SQLException {
    UsageDatabase database = UsageDatabase.open(directory.resolve("usage.db"));
    try {
      return new UsageStore(
          directory, lock, database, opener, fsync, maxIdempotencyKeys, errors, clock);
    } catch (IOException | SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public UsageLedger ledger() {
    return ledger;
  }

  /** Why calls that count are refused at the moment, null when they are not. */
  public @Nullable String trouble() {
    return trouble.current();
  }

  /** Bytes of the journal that the next start would replay. */
  public long journalBytes() {
    return journal.bytes();
  }

  /** Applications whose counters are in memory. */
  public int applicationsInMemory() {
    return memory.size();
  }

  /** Takes a checkpoint now. Blocks. */
  public void checkpoint() {
    try {
      checkpoint.take(journal);
    } catch (IOException | SQLException e) {
      throw new StorageException("no checkpoint of the usage counters: " + e.getMessage(), e);
    }
  }

  /** Removes the counters of services marked for deletion now, not within the hour. */
  void removeMarked() {
    try {
      checkpoint.removeMarked(journal, loader);
    } catch (IOException | SQLException e) {
      throw new StorageException("counters are not removed: " + e.getMessage(), e);
    }
  }

  /** The counters over time; what was counted before a question is in its answer. */
  public UsageStatistics statistics() {
    return statistics;
  }

  @Override
  public SortedMap<String, Long> countersOf(ApplicationKey application) {
    return folded(counters -> counters.countersOf(application));
  }

  @Override
  public SortedMap<String, Long> countersOf(String serviceId) {
    return folded(counters -> counters.countersOf(serviceId));
  }

  @Override
  public SortedSet<String> applicationsWithTraffic(String serviceId) {
    return folded(counters -> counters.applicationsWithTraffic(serviceId));
  }

  private <T> T folded(UsageDatabase.Reading<T> reading) {
    checkpoint();
    try {
      return database.read(reading);
    } catch (SQLException e) {
      throw new StorageException("usage.db cannot be read: " + e.getMessage(), e);
    }
  }

  /** Refuses calls from now on, folds all that was counted, and lets go of the files. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    schedule.close();
    try (directoryLock;
        database;
        loader) {
      endJournal();
      checkpoint.takeOver(journalDirectory);
    } catch (IOException | SQLException e) {
      throw new StorageException(
          "the last checkpoint failed, the next start has to find the journal and replays it: "
              + e.getMessage(),
          e);
    }
  }

  private void endJournal() throws IOException {
    IOException gone = watch.look();
    // Closed in the opposite order: who waits for the disk is told before the thread ends.
    try (sync;
        journal) {
      if (gone != null) {
        throw gone;
      }
    }
  }

  /** Opens the journal after its last record. */
  @FunctionalInterface
  interface JournalOpener {
    Journal open(Path directory, long lastSequence) throws IOException;
  }
}
