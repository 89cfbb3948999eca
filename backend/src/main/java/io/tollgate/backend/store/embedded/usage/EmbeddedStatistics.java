package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.UsageStatistics;
import io.tollgate.backend.store.journal.Journal;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.sql.SQLException;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code usage.db} after the journal has been folded into it. When the disk does not allow
 * that, it answers with what the last checkpoint holds.
 *
 * <p>A service that is marked loses all counters that it has when its hour comes, also those
 * counted after the mark: its id would have to come back within the hour for that to matter, and a
 * new service should not start with half of an old one's statistics.
 */
final class EmbeddedStatistics implements UsageStatistics {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedStatistics.class);

  private final Checkpoint checkpoint;
  private final Journal journal;
  private final UsageDatabase database;

  EmbeddedStatistics(Checkpoint checkpoint, Journal journal, UsageDatabase database) {
    this.checkpoint = checkpoint;
    this.journal = journal;
    this.database = database;
  }

  @Override
  public SortedMap<Long, Long> values(
      String serviceId,
      @Nullable String applicationId,
      Subject subject,
      Period granularity,
      long fromMillis,
      long toMillis) {
    try {
      fold();
      return database.read(
          counters ->
              counters.values(
                  serviceId, applicationId, subject, granularity, fromMillis, toMillis));
    } catch (SQLException e) {
      throw new StorageException("usage.db cannot be read: " + e.getMessage(), e);
    }
  }

  private void fold() throws SQLException {
    try {
      if (journal.lastSequence() > database.checkpoint()) {
        checkpoint.take(journal);
      }
    } catch (IOException | SQLException e) {
      log.debug("statistics are those of the last checkpoint, since no new one can be made", e);
    }
  }

  @Override
  public void markForDeletion(String serviceId) {
    try {
      database.markForDeletion(serviceId);
    } catch (SQLException e) {
      throw new StorageException(
          "the counters of service %s are not marked for deletion, usage.db cannot be written: %s"
              .formatted(serviceId, e.getMessage()),
          e);
    }
  }
}
