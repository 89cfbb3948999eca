package io.tollgate.admin.integration;

import static io.tollgate.admin.database.schema.Tables.PROXY_CONFIG;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.protocol.gateway.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of configuration versions. */
final class ConfigTable {
  private ConfigTable() {}

  private static Condition in(long serviceId, Environment environment) {
    return PROXY_CONFIG
        .SERVICE_ID
        .eq(serviceId)
        .and(PROXY_CONFIG.ENVIRONMENT.eq(environment.wireName()));
  }

  /** Oldest first. */
  static List<ConfigVersion> all(Rows rows, long serviceId, Environment environment) {
    return rows.from(PROXY_CONFIG)
        .where(in(serviceId, environment))
        .orderBy(PROXY_CONFIG.VERSION)
        .list(ConfigTable::version);
  }

  static long octets(Rows rows, long serviceId, Environment environment) {
    return rows.from(PROXY_CONFIG).where(in(serviceId, environment)).octets(PROXY_CONFIG.CONTENT);
  }

  /** Of one, 0 when there is none. */
  static long octets(Rows rows, long serviceId, Environment environment, long version) {
    return rows.from(PROXY_CONFIG)
        .where(in(serviceId, environment).and(PROXY_CONFIG.VERSION.eq(version)))
        .octets(PROXY_CONFIG.CONTENT);
  }

  /** Of the one that is served, 0 when there is none. */
  static long octetsOfCurrent(Rows rows, long serviceId, Environment environment) {
    return rows.from(PROXY_CONFIG)
        .where(in(serviceId, environment).and(DSL.condition(PROXY_CONFIG.IS_CURRENT)))
        .octets(PROXY_CONFIG.CONTENT);
  }

  /** The one that is served, null when there is none. */
  static @Nullable ConfigVersion current(Rows rows, long serviceId, Environment environment) {
    return rows.from(PROXY_CONFIG)
        .where(in(serviceId, environment).and(DSL.condition(PROXY_CONFIG.IS_CURRENT)))
        .first(ConfigTable::version);
  }

  /** 0 when there is none. */
  static long highest(Rows rows, long serviceId, Environment environment) {
    Long highest =
        rows.from(PROXY_CONFIG)
            .where(in(serviceId, environment))
            .orderBy(PROXY_CONFIG.VERSION.desc())
            .first(row -> row.get(PROXY_CONFIG.VERSION));
    return highest == null ? 0 : highest;
  }

  static @Nullable ConfigVersion find(
      Rows rows, long serviceId, Environment environment, long version) {
    return rows.from(PROXY_CONFIG)
        .where(in(serviceId, environment).and(PROXY_CONFIG.VERSION.eq(version)))
        .first(ConfigTable::version);
  }

  /** The current versions of all services of the tenant. */
  static List<ConfigVersion> allCurrent(Rows rows) {
    return rows.from(PROXY_CONFIG)
        .where(DSL.condition(PROXY_CONFIG.IS_CURRENT))
        .orderBy(PROXY_CONFIG.SERVICE_ID, PROXY_CONFIG.ID)
        .list(ConfigTable::version);
  }

  static long octetsOfAllCurrent(Rows rows) {
    return rows.from(PROXY_CONFIG)
        .where(DSL.condition(PROXY_CONFIG.IS_CURRENT))
        .octets(PROXY_CONFIG.CONTENT);
  }

  /**
   * One version per service that has it.
   *
   * @param version null: the current one
   * @param host only those that serve this host, null for all
   */
  static Page<ConfigVersion> page(
      Rows rows,
      Caller caller,
      Environment environment,
      @Nullable Long version,
      @Nullable String host,
      PageRequest page) {
    Selection found = found(rows, caller, environment, version, host);
    return new Page<>(
        found.slice(page.offset(), page.perPage()).list(ConfigTable::version), found.count(), page);
  }

  /** Of a page. */
  static long octets(
      Rows rows,
      Caller caller,
      Environment environment,
      @Nullable Long version,
      @Nullable String host,
      PageRequest page) {
    Selection found = found(rows, caller, environment, version, host);
    return rows.from(PROXY_CONFIG)
        .where(
            PROXY_CONFIG.ID.in(found.slice(page.offset(), page.perPage()).column(PROXY_CONFIG.ID)))
        .octets(PROXY_CONFIG.CONTENT);
  }

  private static Selection found(
      Rows rows,
      Caller caller,
      Environment environment,
      @Nullable Long version,
      @Nullable String host) {
    return rows.from(PROXY_CONFIG)
        .where(PROXY_CONFIG.ENVIRONMENT.eq(environment.wireName()))
        .where(
            version == null
                ? DSL.condition(PROXY_CONFIG.IS_CURRENT)
                : PROXY_CONFIG.VERSION.eq(version))
        .where(
            host == null ? DSL.noCondition() : DSL.position(PROXY_CONFIG.HOSTS, framed(host)).gt(0))
        .where(Selection.among(PROXY_CONFIG.SERVICE_ID, caller.services()))
        .orderBy(PROXY_CONFIG.ID);
  }

  private static String framed(String host) {
    return "," + host + ",";
  }

  /** Adds a version and makes it the current one. */
  static long insert(
      Transaction transaction, Caller caller, ConfigVersion version, Set<String> hosts, long now) {
    leave(transaction, version.serviceId(), version.environment());
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(PROXY_CONFIG.SERVICE_ID, version.serviceId());
    row.put(PROXY_CONFIG.ENVIRONMENT, version.environment().wireName());
    row.put(PROXY_CONFIG.VERSION, version.version());
    row.put(PROXY_CONFIG.CONTENT, version.content());
    row.put(PROXY_CONFIG.HOSTS, framed(String.join(",", hosts)));
    row.put(PROXY_CONFIG.IS_CURRENT, true);
    row.put(PROXY_CONFIG.USER_ID, caller.userId());
    row.put(PROXY_CONFIG.CREATED_AT, now);
    return transaction.insert(PROXY_CONFIG, row);
  }

  /** Makes a version of the history the current one again. */
  static void makeCurrent(Transaction transaction, ConfigVersion version) {
    leave(transaction, version.serviceId(), version.environment());
    transaction.update(PROXY_CONFIG, Map.of(PROXY_CONFIG.IS_CURRENT, true), version.id());
  }

  private static void leave(Transaction transaction, long serviceId, Environment environment) {
    transaction.update(
        PROXY_CONFIG,
        Map.of(PROXY_CONFIG.IS_CURRENT, false),
        in(serviceId, environment).and(DSL.condition(PROXY_CONFIG.IS_CURRENT)));
  }

  private static ConfigVersion version(Record row) {
    return new ConfigVersion(
        row.get(PROXY_CONFIG.ID),
        row.get(PROXY_CONFIG.SERVICE_ID),
        Objects.requireNonNull(Environment.named(row.get(PROXY_CONFIG.ENVIRONMENT))),
        row.get(PROXY_CONFIG.VERSION),
        row.get(PROXY_CONFIG.CONTENT));
  }
}
