package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.CounterName;
import io.tollgate.backend.store.UsageStatistics.Subject;
import io.tollgate.backend.store.embedded.usage.CounterTable.Content;
import io.tollgate.protocol.time.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All counters in {@code usage.db} and whom they belong to. Used by one thread at a time. */
final class CounterTables implements AutoCloseable {

  /** How many rows are removed in one transaction: some tens of milliseconds. */
  private static final int SLICE = 20_000;

  private final OwnerTable owners;
  private final CounterTable ofApplications;
  private final CounterTable codesOfApplications;
  private final CounterTable ofServices;
  private final CounterTable codesOfServices;

  CounterTables(Connection connection) throws SQLException {
    owners = new OwnerTable(connection);
    ofApplications = new CounterTable(connection, Content.METRICS_OF_APPLICATIONS);
    codesOfApplications = new CounterTable(connection, Content.CODES_OF_APPLICATIONS);
    ofServices = new CounterTable(connection, Content.METRICS_OF_SERVICES);
    codesOfServices = new CounterTable(connection, Content.CODES_OF_SERVICES);
  }

  static List<String> schema() {
    List<String> statements = new ArrayList<>(OwnerTable.SCHEMA);
    for (Content content : Content.values()) {
      statements.add(content.schema());
    }
    return statements;
  }

  /**
   * Takes over a stretch of the journal.
   *
   * @param minutesFrom minute counters that start before this instant are dropped
   */
  void apply(Fold fold, long minutesFrom) throws SQLException {
    long minutes = WindowKey.of(Period.MINUTE, minutesFrom);
    for (Owned owned : registered(fold)) {
      ofApplications.change(owned.owner, owned.counters.metrics());
      ofApplications.removeBefore(owned.owner, minutes);
      if (!owned.counters.codes().isEmpty()) {
        codesOfApplications.change(owned.owner, owned.counters.codes());
        codesOfApplications.removeBefore(owned.owner, minutes);
      }
    }
    for (Map.Entry<String, OwnerFold> entry : fold.services().entrySet()) {
      long owner = owners.register(entry.getKey());
      ofServices.change(owner, entry.getValue().metrics());
      codesOfServices.change(owner, entry.getValue().codes());
    }
  }

  /** In the order in which the rows stand in the file. */
  private List<Owned> registered(Fold fold) throws SQLException {
    List<Owned> all = new ArrayList<>(fold.applications().size());
    for (Map.Entry<ApplicationKey, ApplicationFold> entry : fold.applications().entrySet()) {
      all.add(new Owned(owners.register(entry.getKey()), entry.getValue().counters()));
    }
    all.sort(Comparator.comparingLong(Owned::owner));
    return all;
  }

  private record Owned(long owner, OwnerFold counters) {}

  SortedMap<String, Long> countersOf(ApplicationKey application) throws SQLException {
    OptionalLong owner = owners.find(application);
    SortedMap<String, Long> found = new TreeMap<>();
    if (owner.isPresent()) {
      read(
          ofApplications,
          owner.getAsLong(),
          (metric, period, start) -> CounterName.of(application, metric, period, start),
          found);
      read(
          codesOfApplications,
          owner.getAsLong(),
          (code, period, start) -> CounterName.ofResponseCode(application, code, period, start),
          found);
    }
    return found;
  }

  SortedMap<String, Long> countersOf(String serviceId) throws SQLException {
    OptionalLong owner = owners.find(serviceId);
    SortedMap<String, Long> found = new TreeMap<>();
    if (owner.isPresent()) {
      read(
          ofServices,
          owner.getAsLong(),
          (metric, period, start) -> CounterName.of(serviceId, metric, period, start),
          found);
      read(
          codesOfServices,
          owner.getAsLong(),
          (code, period, start) -> CounterName.ofResponseCode(serviceId, code, period, start),
          found);
    }
    return found;
  }

  private static void read(
      CounterTable table, long owner, Naming naming, SortedMap<String, Long> into)
      throws SQLException {
    for (Period period : Period.values()) {
      table.readSince(
          owner,
          WindowKey.of(period, 0),
          (name, window, value) ->
              into.put(naming.name(name, period, WindowKey.startMillis(window)), value));
    }
  }

  /** As {@link io.tollgate.backend.store.UsageStatistics#values}. */
  SortedMap<Long, Long> values(
      String serviceId,
      @Nullable String applicationId,
      Subject subject,
      Period granularity,
      long fromMillis,
      long toMillis)
      throws SQLException {
    boolean whole = applicationId == null;
    OptionalLong owner =
        applicationId == null
            ? owners.find(serviceId)
            : owners.find(new ApplicationKey(serviceId, applicationId));
    if (owner.isEmpty()) {
      return new TreeMap<>();
    }
    return switch (subject) {
      case Subject.OfMetric(String id) ->
          (whole ? ofServices : ofApplications)
              .values(owner.getAsLong(), id, granularity, fromMillis, toMillis);
      case Subject.OfResponseCode(String name) ->
          (whole ? codesOfServices : codesOfApplications)
              .values(owner.getAsLong(), name, granularity, fromMillis, toMillis);
    };
  }

  SortedSet<String> applicationsWithTraffic(String serviceId) throws SQLException {
    return owners.applicationIds(serviceId);
  }

  /**
   * Removes some of a service's applications with their counters, the service itself after the last
   * of them.
   *
   * @return whether any is left
   */
  boolean removeSome(String serviceId) throws SQLException {
    int removed = 0;
    while (removed < SLICE) {
      OptionalLong found = owners.someApplication(serviceId);
      if (found.isEmpty()) {
        removeService(serviceId);
        return false;
      }
      long application = found.getAsLong();
      removed += 1 + ofApplications.removeAll(application);
      removed += codesOfApplications.removeAll(application);
      owners.removeApplication(application);
    }
    return true;
  }

  private void removeService(String serviceId) throws SQLException {
    OptionalLong owner = owners.find(serviceId);
    if (owner.isPresent()) {
      ofServices.removeAll(owner.getAsLong());
      codesOfServices.removeAll(owner.getAsLong());
      owners.removeService(serviceId);
    }
  }

  @Override
  public void close() throws SQLException {
    owners.close();
    ofApplications.close();
    codesOfApplications.close();
    ofServices.close();
    codesOfServices.close();
  }

  /** Makes a counter's name in the key schema. */
  @FunctionalInterface
  private interface Naming {
    String name(String subject, Period period, long startMillis);
  }
}
