package io.tollgate.gateway.authorization;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.gateway.memory.RecentlyUsed;
import io.tollgate.gateway.meter.BackendMeters;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.protocol.authorization.Authorizer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that policies need to deal with backends. Belongs to the gateway, not to a configuration:
 * what it remembers outlives reloads.
 */
public final class BackendAccess implements AutoCloseable {

  private static final int REMEMBERED = 100_000;
  private static final int REPORTS_PER_LOOP = 1000;
  private static final Duration LAST_REPORTS = Duration.ofSeconds(6);

  private final AuthorizationSettings settings;
  private final Authorizers authorizers;
  private final RememberedDecisions remembered;
  private final ReportsInFlight reports;
  private final EventLoops loops;
  private final MeterRegistry registry;
  private final @Nullable AuthorizationSnapshot snapshot;

  /**
   * @param inProcess the backend of this process, if it has that role
   */
  public BackendAccess(
      AuthorizationSettings settings,
      BackendSettings backends,
      Optional<Authorizer> inProcess,
      UpstreamClient client,
      EventLoops loops,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.loops = loops;
    this.registry = registry;
    authorizers = new Authorizers(backends, inProcess, client, loops, new BackendMeters(registry));
    RecentlyUsed<CacheKey, Remembered> cache = new RecentlyUsed<>(REMEMBERED);
    byte[] secret = new byte[CacheKeys.SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    snapshot =
        settings
            .snapshot()
            .map(file -> AuthorizationSnapshot.open(file, cache, secret))
            .orElse(null);
    remembered =
        new RememberedDecisions(
            cache, new CacheKeys(snapshot == null ? secret : snapshot.secret()), clock);
    reports =
        new ReportsInFlight(
            settings.reportsInFlight() > 0
                ? settings.reportsInFlight()
                : REPORTS_PER_LOOP * loops.all().size());
  }

  public AuthorizationSettings settings() {
    return settings;
  }

  public Authorizers authorizers() {
    return authorizers;
  }

  /** Decisions of all services. */
  public RememberedDecisions remembered() {
    return remembered;
  }

  /**
   * A memory for one policy alone.
   *
   * @param most entries
   */
  public RememberedDecisions memory(int most) {
    return remembered.another(most);
  }

  public ReportsInFlight reports() {
    return reports;
  }

  public EventLoops loops() {
    return loops;
  }

  public MeterRegistry registry() {
    return registry;
  }

  /** Waits for reports on their way, and writes down what is to last. */
  @Override
  public void close() {
    reports.await(LAST_REPORTS);
    if (snapshot != null) {
      snapshot.close();
    }
  }
}
