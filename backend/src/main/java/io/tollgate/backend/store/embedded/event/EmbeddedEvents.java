package io.tollgate.backend.store.embedded.event;

import io.tollgate.backend.alert.Announced;
import io.tollgate.backend.alert.Event;
import io.tollgate.backend.alert.EventStore;
import io.tollgate.backend.alert.LevelReached;
import io.tollgate.backend.alert.Sighting;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.embedded.sqlite.Sqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Events and marks in a file of their own, {@code events.db}: a reader of a long queue does not
 * hold up checkpoints, and its loss costs no counter.
 */
public final class EmbeddedEvents implements EventStore, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedEvents.class);
  private static final int CAPACITY = 1_000_000;

  private final int capacity;
  private final Connection connection;
  private final EventTable events;
  private final AnnouncedTable announced;
  private volatile int size;
  private boolean full;

  private EmbeddedEvents(Connection connection, int capacity) throws SQLException {
    this.connection = connection;
    this.capacity = capacity;
    this.events = new EventTable(connection);
    this.announced = new AnnouncedTable(connection);
    this.size = events.count();
  }

  /**
   * @param directory there already
   * @throws StorageException when the file cannot be used
   */
  public static EmbeddedEvents open(Path directory) {
    return open(directory, CAPACITY);
  }

  static EmbeddedEvents open(Path directory, int capacity) {
    Path file = directory.resolve("events.db");
    // FULL: an id that somebody has read must not come again after a power cut.
    Connection connection =
        Sqlite.open(
            file,
            SynchronousMode.FULL,
            EventTable.SCHEMA,
            AnnouncedTable.SCHEMA[0],
            AnnouncedTable.SCHEMA[1]);
    try {
      return Sqlite.closedOnFailure(connection, () -> new EmbeddedEvents(connection, capacity));
    } catch (SQLException e) {
      throw failure("read", e);
    }
  }

  @Override
  public synchronized List<Announced> announce(List<Sighting> sightings) {
    List<Announced> after = new ArrayList<>(sightings.size());
    int[] added = {0};
    try {
      Sqlite.inTransaction(
          connection,
          () -> {
            for (Sighting sighting : sightings) {
              Announced before = announced.of(sighting.application());
              for (Event event : news(sighting, before)) {
                events.add(event);
                added[0]++;
              }
              after.add(before.with(sighting));
            }
            added[0] -= dropOldest(size + added[0] - capacity);
          });
      size += added[0];
      return after;
    } catch (SQLException e) {
      throw failure("written", e);
    }
  }

  /** Makes the events of one sighting, and the marks that they are made. */
  private List<Event> news(Sighting sighting, Announced before) throws SQLException {
    ApplicationKey key = sighting.application();
    long at = sighting.atMillis();
    List<Event> news = new ArrayList<>(3);
    if (before.isFirstTraffic()) {
      news.add(new Event.FirstTraffic(key.serviceId(), key.applicationId(), at));
    }
    if (before.isNewDay(sighting.day())) {
      announced.putDay(key, sighting.day());
      news.add(new Event.FirstDailyTraffic(key.serviceId(), key.applicationId(), at));
    }
    LevelReached reached = sighting.reached();
    if (reached != null && before.lacks(reached, at)) {
      long id = announced.addAlert(key, reached.level(), Announced.alertHoldsUntil(sighting));
      news.add(
          new Event.Alert(
              id,
              reached.level(),
              reached.utilization().share(),
              key.serviceId(),
              key.applicationId(),
              at,
              reached.utilization().text()));
    }
    return news;
  }

  private int dropOldest(int surplus) throws SQLException {
    if (surplus <= 0) {
      full = false;
      return 0;
    }
    if (!full) {
      log.warn(
          "{} events wait and nobody fetches them: from now on the oldest are dropped", capacity);
    }
    full = true;
    events.deleteOldest(surplus);
    return surplus;
  }

  @Override
  public synchronized List<Queued> oldest() {
    try {
      return events.oldest(MOST_READ);
    } catch (SQLException e) {
      throw failure("read", e);
    }
  }

  @Override
  public synchronized boolean delete(long id) {
    try {
      boolean deleted = events.delete(id);
      size -= deleted ? 1 : 0;
      return deleted;
    } catch (SQLException e) {
      throw failure("written", e);
    }
  }

  @Override
  public synchronized int deleteUpTo(long id) {
    try {
      int deleted = events.deleteUpTo(id);
      size -= deleted;
      return deleted;
    } catch (SQLException e) {
      throw failure("written", e);
    }
  }

  @Override
  public synchronized void tidy(long nowMillis) {
    try {
      announced.deleteAlertsUntil(nowMillis);
    } catch (SQLException e) {
      throw failure("written", e);
    }
  }

  @Override
  public int size() {
    return size;
  }

  private static StorageException failure(String verb, SQLException cause) {
    return new StorageException(
        "events.db cannot be %s: %s. Free space on the disk of the data directory, or make it writable; a damaged file may be removed"
            .formatted(verb, cause.getMessage()),
        cause);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure("closed", e);
    }
  }
}
