package io.tollgate.admin.integration;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.service.Service;
import io.tollgate.protocol.gateway.Environment;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The versions of services' configurations: immutable, counted from 1, one current at a time. */
public final class ConfigVersions {
  private final Events events;
  private final InstantSource clock;
  private final ConfigurationContent content;

  ConfigVersions(Events events, InstantSource clock, ConfigurationContent content) {
    this.events = events;
    this.clock = clock;
    this.content = content;
  }

  public static List<ConfigVersion> all(Rows rows, long serviceId, Environment environment) {
    return ConfigTable.all(rows, serviceId, environment);
  }

  /** Bytes of the contents of {@link #all}. */
  public static long octets(Rows rows, long serviceId, Environment environment) {
    return ConfigTable.octets(rows, serviceId, environment);
  }

  /** Bytes of the content of {@link #find}. */
  public static long octets(Rows rows, long serviceId, Environment environment, long version) {
    return ConfigTable.octets(rows, serviceId, environment, version);
  }

  /** Bytes of the content of {@link #current}. */
  public static long octetsOfCurrent(Rows rows, long serviceId, Environment environment) {
    return ConfigTable.octetsOfCurrent(rows, serviceId, environment);
  }

  /** The one that is served, null when there is none. */
  public static @Nullable ConfigVersion current(
      Rows rows, long serviceId, Environment environment) {
    return ConfigTable.current(rows, serviceId, environment);
  }

  public static @Nullable ConfigVersion find(
      Rows rows, long serviceId, Environment environment, long version) {
    return ConfigTable.find(rows, serviceId, environment, version);
  }

  /** The current versions of all services of the tenant, in both environments. */
  public static List<ConfigVersion> allCurrent(Rows rows) {
    return ConfigTable.allCurrent(rows);
  }

  /** Bytes of the contents of {@link #allCurrent}. */
  public static long octetsOfAllCurrent(Rows rows) {
    return ConfigTable.octetsOfAllCurrent(rows);
  }

  /**
   * One version per service that the caller sees.
   *
   * @param version null: the current one
   * @param host only those that serve this host, null for all
   */
  public static Page<ConfigVersion> page(
      Rows rows,
      Caller caller,
      Environment environment,
      @Nullable Long version,
      @Nullable String host,
      PageRequest page) {
    return ConfigTable.page(rows, caller, environment, version, host, page);
  }

  /** Bytes of the contents of {@link #page}. */
  public static long octets(
      Rows rows,
      Caller caller,
      Environment environment,
      @Nullable Long version,
      @Nullable String host,
      PageRequest page) {
    return ConfigTable.octets(rows, caller, environment, version, host, page);
  }

  /**
   * Makes a staging version of the service as it is, unless the served one says the same. Nothing
   * is made of an incomplete service; then the errors say what is missing.
   */
  Errors stage(Transaction transaction, Caller caller, Service service) {
    Proxy proxy = Objects.requireNonNull(ProxyTable.find(transaction, service.id()));
    ServiceSnapshot snapshot = ServiceSnapshot.read(transaction, service, proxy);
    if (!snapshot.isComplete()) {
      return Errors.of(
          Errors.BASE,
          snapshot.tokens().isEmpty()
              ? "the product needs a service token before it can be deployed"
              : "the product needs a backend before it can be deployed: set api_backend");
    }
    ConfigVersion served = current(transaction, service.id(), Environment.SANDBOX);
    if (served == null || !ContentComparison.same(served.content(), content.text(snapshot))) {
      // An older version may be served again, so the one that is served is not always the highest.
      long highest = ConfigTable.highest(transaction, service.id(), Environment.SANDBOX);
      add(transaction, caller, service, proxy, highest + 1);
    }
    return Errors.NONE;
  }

  private void add(
      Transaction transaction, Caller caller, Service service, Proxy proxy, long version) {
    ProxyTable.setDeployed(transaction, proxy.id(), clock.millis());
    Proxy stamped = Objects.requireNonNull(ProxyTable.find(transaction, service.id()));
    String text = content.text(ServiceSnapshot.read(transaction, service, stamped));
    publish(
        transaction,
        caller,
        new ConfigVersion(0, service.id(), Environment.SANDBOX, version, text),
        Action.DEPLOYED);
  }

  /** Copies a version to another environment under its number, and makes it the current one. */
  public Outcome<ConfigVersion> promote(
      Transaction transaction, Caller caller, ConfigVersion version, Environment to) {
    ConfigVersion current = current(transaction, version.serviceId(), to);
    if (current != null && current.version() == version.version()) {
      return Outcome.invalid("version", "has already been taken");
    }
    ConfigVersion known = find(transaction, version.serviceId(), to, version.version());
    if (known == null) {
      return Outcome.done(
          publish(
              transaction,
              caller,
              new ConfigVersion(0, version.serviceId(), to, version.version(), version.content()),
              Action.PROMOTED));
    }
    ConfigTable.makeCurrent(transaction, known);
    record(transaction, caller, known, Action.PROMOTED, current);
    return Outcome.done(known);
  }

  private ConfigVersion publish(
      Transaction transaction, Caller caller, ConfigVersion version, Action action) {
    ConfigVersion replaced = current(transaction, version.serviceId(), version.environment());
    long id =
        ConfigTable.insert(
            transaction,
            caller,
            version,
            ConfigurationContent.hosts(version.content()),
            clock.millis());
    record(transaction, caller, version, action, replaced);
    return new ConfigVersion(
        id, version.serviceId(), version.environment(), version.version(), version.content());
  }

  private void record(
      Transaction transaction,
      Caller caller,
      ConfigVersion version,
      Action action,
      @Nullable ConfigVersion replaced) {
    events.record(
        transaction,
        caller,
        new AdminEvent.ConfigurationChanged(
            version.serviceId(),
            version.environment(),
            version.version(),
            action,
            Map.of("environment", version.environment().wireName(), "version", version.version()),
            ServedMetrics.dropped(replaced, version)));
  }
}
