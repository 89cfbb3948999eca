package io.tollgate.backend;

import io.tollgate.backend.store.journal.FsyncMode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator may choose about the backend.
 *
 * @param fsync when counted usage is forced to the disk ({@code backend.fsync})
 * @param maxIdempotencyKeys most idempotency keys that are remembered at a time ({@code
 *     backend.idempotency.max-keys})
 * @param internal who may use the internal API; empty: there is none
 * @param eventsHook whom to tell that events wait; empty: nobody ({@code backend.events-hook})
 * @param masterServiceId service on which the calls of providers are counted themselves; empty:
 *     they are not ({@code backend.master-service-id})
 */
public record BackendSettings(
    CallRules calls,
    FsyncMode fsync,
    int maxIdempotencyKeys,
    Optional<InternalAccess> internal,
    Optional<EventsHook> eventsHook,
    Optional<String> masterServiceId) {

  public static final BackendSettings DEFAULT =
      new BackendSettings(
          CallRules.DEFAULT,
          FsyncMode.EVERY_SECOND,
          1_000_000,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public BackendSettings with(CallRules changed) {
    return new BackendSettings(
        changed, fsync, maxIdempotencyKeys, internal, eventsHook, masterServiceId);
  }

  public BackendSettings with(FsyncMode changed) {
    return new BackendSettings(
        calls, changed, maxIdempotencyKeys, internal, eventsHook, masterServiceId);
  }

  public BackendSettings with(InternalAccess changed) {
    return new BackendSettings(
        calls, fsync, maxIdempotencyKeys, Optional.of(changed), eventsHook, masterServiceId);
  }

  public BackendSettings with(EventsHook changed) {
    return new BackendSettings(
        calls, fsync, maxIdempotencyKeys, internal, Optional.of(changed), masterServiceId);
  }

  public BackendSettings withMasterService(String serviceId) {
    return new BackendSettings(
        calls, fsync, maxIdempotencyKeys, internal, eventsHook, Optional.of(serviceId));
  }

  /**
   * How calls are treated.
   *
   * @param strictLimits whether authrep checks and counts in one step, so that no concurrency
   *     passes a limit; false is the reference's way, for comparison ({@code
   *     backend.strict-limits})
   * @param acceptGetBody whether a form in the body of a GET is merged as the reference does, or
   *     refused with 403 ({@code backend.accept-get-body})
   * @param maxPerSecond most calls of one provider in a second before 428; 0 for no bound ({@code
   *     backend.max-calls-per-second})
   * @param legacyReferrerFilters whether a referrer filter may match any part of the referrer
   *     ({@code backend.legacy-referrer-filters})
   * @param slow calls that take longer are logged ({@code backend.slow-call})
   */
  public record CallRules(
      boolean strictLimits,
      boolean acceptGetBody,
      int maxPerSecond,
      boolean legacyReferrerFilters,
      Duration slow) {

    public static final CallRules DEFAULT =
        new CallRules(true, false, 0, false, Duration.ofMillis(500));

    public CallRules {
      if (maxPerSecond < 0 || maxPerSecond > 10_000_000) {
        throw new IllegalArgumentException(
            "backend.max-calls-per-second is "
                + maxPerSecond
                + ": choose 0 (no bound) to 10000000");
      }
    }

    /** As the reference counts: first answer, then count. */
    public CallRules notStrict() {
      return new CallRules(false, acceptGetBody, maxPerSecond, legacyReferrerFilters, slow);
    }

    public CallRules acceptingGetBodies() {
      return new CallRules(strictLimits, true, maxPerSecond, legacyReferrerFilters, slow);
    }

    public CallRules atMost(int perSecond) {
      return new CallRules(strictLimits, acceptGetBody, perSecond, legacyReferrerFilters, slow);
    }

    public CallRules withLegacyReferrerFilters() {
      return new CallRules(strictLimits, acceptGetBody, maxPerSecond, true, slow);
    }
  }

  /**
   * Credentials of the internal API (8).
   *
   * @param remote whether it answers peers on other machines, too ({@code backend.internal-remote})
   */
  public record InternalAccess(String user, String password, boolean remote) {

    /** Without the password. */
    @Override
    public String toString() {
      return "InternalAccess[" + user + ", remote " + remote + "]";
    }
  }

  /**
   * Whom to tell that events wait (7.5).
   *
   * @param secret sent along, so that the receiver knows who speaks
   */
  public record EventsHook(URI url, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "EventsHook[" + url.getHost() + "]";
    }
  }
}
