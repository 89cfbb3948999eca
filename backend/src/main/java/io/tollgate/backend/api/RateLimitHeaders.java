package io.tollgate.backend.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.backend.usage.RemainingCalls;

/**
 * The headers that HTTP clients know without knowing this API: {@code RateLimit-*} and {@code
 * Retry-After} (10). They count in units of the limit and not in calls, since a limit is stated in
 * units; where no limit applies, or none that ends, they are absent.
 */
final class RateLimitHeaders {

  private RateLimitHeaders() {}

  /**
   * @param exceeded whether the limit is why the call is refused
   */
  static void set(RemainingCalls remaining, boolean exceeded, HttpHeaders headers) {
    if (remaining.maxValue() < 0) {
      return;
    }
    headers.set("RateLimit-Limit", Long.toString(remaining.maxValue()));
    headers.set("RateLimit-Remaining", Long.toString(remaining.units()));
    if (remaining.resetSeconds() < 0) {
      return;
    }
    String reset = Long.toString(remaining.resetSeconds());
    headers.set("RateLimit-Reset", reset);
    // A metric that the plan disables is not enabled by waiting.
    if (exceeded && remaining.maxValue() > 0) {
      headers.set(HttpHeaderNames.RETRY_AFTER, reset);
    }
  }
}
