package io.tollgate.admin.rest.server;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * What the bodies of all requests together may take (account-management-api.md, 1.3).
 *
 * @param beginning the time for the first {@link #SMALL} bytes, which also strangers may send
 * @param whole the time for a whole body
 * @param free how many bytes beyond the small beginnings bodies and their trees may take now
 */
record BodyLimits(Duration beginning, Duration whole, Semaphore free) {
  static final int SMALL = 64 * 1024;

  static BodyLimits usual() {
    return new BodyLimits(
        Duration.ofSeconds(10), Duration.ofSeconds(60), new Semaphore(64 * 1024 * 1024));
  }
}
