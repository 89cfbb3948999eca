package io.tollgate.gateway.authorization;

import io.tollgate.gateway.call.CachingMode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the gateway remembers of decisions, and what it tells the backend when a call is over
 * (gateway.md, 3.4 to 3.9).
 *
 * @param caching of services with a remote backend and without a caching policy ({@code
 *     APICAST_BACKEND_CACHE_HANDLER})
 * @param responseCodes whether the backend is told the status of each answer ({@code
 *     APICAST_RESPONSE_CODES})
 * @param reportsInFlight how many reports may be on their way at once; 0: 1,000 for each event loop
 *     ({@code APICAST_REPORTING_THREADS})
 * @param snapshot file that keeps what is allowed over a restart ({@code TOLLGATE_AUTH_SNAPSHOT});
 *     empty: none does
 * @param batchEntries how many applications one batch of usage may hold ({@code
 *     APICAST_POLICY_BATCHER_SHARED_MEMORY_SIZE})
 */
public record AuthorizationSettings(
    CachingMode caching,
    boolean responseCodes,
    int reportsInFlight,
    Optional<Path> snapshot,
    int batchEntries) {

  public static final AuthorizationSettings DEFAULT =
      new AuthorizationSettings(CachingMode.STRICT, false, 0, Optional.empty(), 100_000);
}
