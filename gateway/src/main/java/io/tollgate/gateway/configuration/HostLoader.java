package io.tollgate.gateway.configuration;

import io.tollgate.gateway.routing.RoutingTable;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the tables of single hosts and keeps them as long as they hold. A host that nobody owns is
 * not kept: names are without number, and it may be published any moment.
 */
final class HostLoader {

  private static final Logger log = LoggerFactory.getLogger(HostLoader.class);

  /** Most loads at one time: a flood of host names must not become one of requests. */
  private static final int AT_ONCE = 64;

  /** Key of a source that gives everything at once. */
  private static final String ALL = "";

  private final ConfigurationLoader loader;
  private final LoadRules rules;
  private final Supplier<TableCompiler> compilers;
  private final ReloadPauses pauses;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final Semaphore free = new Semaphore(AT_ONCE);

  /**
   * One host's table.
   *
   * @param compiler remembers what it compiled, so that an unchanged service keeps its object
   * @param nextLoad when to ask again, in the time of {@link System#nanoTime}; null: never
   * @param failures loads in a row that failed since
   */
  private record Kept(
      TableCompiler compiler,
      GatewayConfiguration configuration,
      RoutingTable table,
      @Nullable Long nextLoad,
      int failures) {

    boolean holds() {
      return nextLoad == null || System.nanoTime() - nextLoad < 0;
    }

    /** The table, made anew if policies have changed since. */
    RoutingTable current() {
      return compiler.isCurrent() ? table : compiler.compile(configuration);
    }

    Kept until(@Nullable Long time, int failed) {
      return new Kept(compiler, configuration, table, time, failed);
    }

    Kept expired(long now) {
      return new Kept(compiler, configuration, current(), now, 0);
    }
  }

  HostLoader(
      ConfigurationLoader loader,
      LoadRules rules,
      Supplier<TableCompiler> compilers,
      ReloadPauses pauses) {
    this.loader = loader;
    this.rules = rules;
    this.compilers = compilers;
    this.pauses = pauses;
  }

  /** What is loaded when this host is called for. */
  String key(String host) {
    return loader.byHost() ? host : ALL;
  }

  /** Whether a call may be served by a load that began before it. */
  boolean shared() {
    return !rules.forOneCall();
  }

  /** Null when it has to be loaded first. */
  @Nullable RoutingTable fresh(String key) {
    if (rules.forOneCall()) {
      return null;
    }
    Kept entry = kept.get(key);
    return entry != null && entry.holds() ? entry.table() : null;
  }

  /** What serves calls whose load failed or takes too long. */
  RoutingTable instead(String key) {
    Kept entry = rules.forOneCall() ? null : kept.get(key);
    return entry == null ? RoutingTable.EMPTY : entry.table();
  }

  /** Loads and compiles; for threads that may wait. */
  RoutingTable load(String key) {
    try {
      free.acquire();
      try {
        return keep(key, loader.load(key.equals(ALL) ? Optional.empty() : Optional.of(key)));
      } finally {
        free.release();
      }
    } catch (ConfigurationException e) {
      log.error("{}{}", key.equals(ALL) ? "" : "host " + key + ": ", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("{} of host {} cannot be served", loader, key, e);
    }
    kept.computeIfPresent(
        key,
        (_, entry) -> {
          int failures = entry.failures() + 1;
          return entry.until(in(pauses.afterFailures(failures).toNanos()), failures);
        });
    return instead(key);
  }

  private RoutingTable keep(String key, GatewayConfiguration all) {
    GatewayConfiguration configuration = rules.filter().apply(all);
    Kept before = kept.get(key);
    TableCompiler compiler = before == null ? compilers.get() : before.compiler();
    RoutingTable table =
        before != null && before.configuration().equals(configuration)
            ? before.current()
            : compiler.compile(configuration);
    if (key.equals(ALL) || table.owner(key) != null) {
      Long nextLoad = rules.forEver() ? null : in(rules.holds().toNanos());
      kept.put(key, new Kept(compiler, configuration, table, nextLoad, 0));
    } else {
      kept.remove(key);
    }
    return table;
  }

  /** Loads everything again when it is called for. */
  void expire() {
    long now = System.nanoTime();
    kept.replaceAll((_, entry) -> entry.expired(now));
  }

  /** All services of all hosts, each once. */
  GatewayConfiguration loaded() {
    Set<PublishedService> services = new LinkedHashSet<>();
    kept.values().forEach(entry -> services.addAll(entry.configuration().services()));
    return new GatewayConfiguration(services.stream().toList());
  }

  private static long in(long nanos) {
    return System.nanoTime() + nanos;
  }
}
