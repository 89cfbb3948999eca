package io.tollgate.gateway.configuration;

import io.tollgate.protocol.gateway.Environment;
import java.time.Duration;
import java.util.Optional;

/**
 * When a source is asked, and what of it is served (gateway.md, 1.3 and 1.4).
 *
 * @param environment of services whose document names none ({@code THREESCALE_DEPLOYMENT_ENV})
 * @param lazy whether each host is loaded when it is first called for, instead of all at start
 *     ({@code APICAST_CONFIGURATION_LOADER})
 * @param holds how long what was loaded holds; zero: for one call only, negative: for ever ({@code
 *     APICAST_CONFIGURATION_CACHE})
 * @param patience how long a call waits for its host to be loaded
 * @param providerKey opens the debug headers where the document names none ({@code
 *     THREESCALE_PROVIDER_KEY})
 */
public record LoadRules(
    Environment environment,
    boolean lazy,
    Duration holds,
    Duration patience,
    ServiceFilter filter,
    Optional<String> providerKey) {

  /** At start, and never again unless told to; everything is served. */
  public static LoadRules once(Environment environment) {
    return new LoadRules(
        environment,
        false,
        Duration.ofSeconds(-1),
        Duration.ofSeconds(15),
        ServiceFilter.NONE,
        Optional.empty());
  }

  /** When a host is called for; each load holds so long. */
  public static LoadRules lazy(Environment environment, Duration holds) {
    return new LoadRules(
        environment, true, holds, Duration.ofSeconds(15), ServiceFilter.NONE, Optional.empty());
  }

  /** All at start, again whenever so much time has passed. */
  public static LoadRules boot(Environment environment, Duration every) {
    return new LoadRules(
        environment, false, every, Duration.ofSeconds(15), ServiceFilter.NONE, Optional.empty());
  }

  public LoadRules with(ServiceFilter other) {
    return new LoadRules(environment, lazy, holds, patience, other, providerKey);
  }

  boolean forOneCall() {
    return holds.isZero();
  }

  boolean forEver() {
    return holds.isNegative();
  }

  /** Without the provider key. */
  @Override
  public String toString() {
    return "LoadRules[" + environment + (lazy ? ", lazy, " : ", boot, ") + holds + "]";
  }
}
