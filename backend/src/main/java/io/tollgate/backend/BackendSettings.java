package io.tollgate.backend;

import io.tollgate.backend.store.journal.FsyncMode;

/**
 * What an operator may choose about the backend.
 *
 * @param fsync when counted usage is forced to the disk ({@code backend.fsync})
 * @param strictLimits whether authrep checks and counts in one step, so that no concurrency passes
 *     a limit; false is the reference's way, for comparison ({@code backend.strict-limits})
 * @param acceptGetBody whether a form in the body of a GET is merged as the reference does, or
 *     refused with 403 ({@code backend.accept-get-body})
 * @param maxCallsPerSecond most calls of one provider in a second before 428; 0 for no bound
 *     ({@code backend.max-calls-per-second})
 * @param legacyReferrerFilters whether a referrer filter may match any part of the referrer ({@code
 *     backend.legacy-referrer-filters})
 */
public record BackendSettings(
    FsyncMode fsync,
    boolean strictLimits,
    boolean acceptGetBody,
    int maxCallsPerSecond,
    boolean legacyReferrerFilters) {

  public static final BackendSettings DEFAULT =
      new BackendSettings(FsyncMode.EVERY_SECOND, true, false, 0, false);

  public BackendSettings {
    if (maxCallsPerSecond < 0 || maxCallsPerSecond > 10_000_000) {
      throw new IllegalArgumentException(
          "backend.max-calls-per-second is "
              + maxCallsPerSecond
              + ": choose 0 (no bound) to 10000000");
    }
  }
}
