package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.journal.DamageConsent;
import io.tollgate.backend.store.journal.Journal;
import io.tollgate.backend.store.journal.JournalReplay;
import io.tollgate.backend.store.journal.JournalReplay.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds the journal into the checkpoint. A segment is removed after the transaction that takes its
 * last record; if the process dies between the two, its records are found to be in the checkpoint
 * already and passed over.
 */
final class Checkpoint {

  /** Long enough for a clock that steps back; minute counters have no other reader. */
  private static final long MINUTES_KEPT_MILLIS = Duration.ofMinutes(4).toMillis();

  private static final long IDLE_MILLIS = Duration.ofHours(1).toMillis();

  private final UsageDatabase database;
  private final CounterMemory memory;
  private final RecentCalls recent;
  private final ServiceErrors errors;
  private final InstantSource clock;

  Checkpoint(
      UsageDatabase database,
      CounterMemory memory,
      RecentCalls recent,
      ServiceErrors errors,
      InstantSource clock) {
    this.database = database;
    this.memory = memory;
    this.recent = recent;
    this.errors = errors;
    this.clock = clock;
  }

  /** Folds what has been appended so far, keeps the error lists, and drops idle applications. */
  synchronized void take(Journal journal) throws IOException, SQLException {
    List<RememberedCall> inJournal = recent.inJournal();
    List<Path> segments = journal.seal();
    if (!segments.isEmpty()) {
      journal.sync();
      JournalFold fold = fold(Damage.REFUSED);
      for (Path segment : segments) {
        fold.add(segment, false);
      }
      fold.write();
      database.checkPath();
      journal.remove(segments);
    }
    recent.forget(inJournal);
    forgetOldCalls();
    database.saveErrors(errors);
    memory.dropIdle(clock.millis() - IDLE_MILLIS, database.checkpoint());
  }

  /**
   * Folds the segments of a journal that nobody writes: those of a process that has died, or of
   * this one as it ends.
   *
   * @throws io.tollgate.backend.store.journal.JournalCorruptException when one is damaged, unless
   *     the operator consents
   */
  synchronized void takeOver(Path directory) throws IOException, SQLException {
    DamageConsent consent = new DamageConsent(directory);
    Damage damage = consent.given() ? Damage.PASSED_OVER : Damage.REFUSED;
    List<Path> segments = JournalReplay.segments(directory);
    List<Path> damaged = new ArrayList<>();
    JournalFold fold = fold(damage);
    for (Path segment : segments) {
      if (fold.add(segment, segment.equals(segments.getLast()))) {
        damaged.add(segment);
      }
    }
    fold.write();
    for (Path segment : segments) {
      if (damaged.contains(segment)) {
        DamageConsent.keep(segment);
      } else {
        Files.delete(segment);
      }
    }
    consent.end();
    forgetOldCalls();
    database.saveErrors(errors);
  }

  /**
   * Removes the counters of services that are marked for it: from memory at once, from the
   * checkpoint in many short transactions. Counting goes on meanwhile, folding waits, since what is
   * counted from now on must not be in the checkpoint before the old has left it. If the process
   * dies in between, the mark is still there.
   */
  synchronized void removeMarked(Journal journal, CounterLoader loader)
      throws IOException, SQLException {
    for (String serviceId : database.markedForDeletion()) {
      take(journal);
      loader.clear(
          serviceId, () -> journal.append(record -> CountRecord.writeRemoval(serviceId, record)));
      boolean left = true;
      while (left) {
        left = database.removeSome(serviceId);
      }
      loader.removed(serviceId);
    }
  }

  private void forgetOldCalls() throws SQLException {
    database.forgetCallsUntil(RememberedCall.forgottenUntil(clock.millis()));
  }

  private JournalFold fold(Damage damage) throws SQLException {
    // At start nothing else is in memory yet; later the counters themselves are.
    long share = memory.size() == 0 ? 2 : 4;
    return new JournalFold(
        database,
        damage,
        clock.millis() - MINUTES_KEPT_MILLIS,
        Runtime.getRuntime().maxMemory() / share);
  }
}
