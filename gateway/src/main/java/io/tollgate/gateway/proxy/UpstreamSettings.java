package io.tollgate.gateway.proxy;

import io.tollgate.http.client.UpstreamLimits;
import io.tollgate.http.client.UpstreamTimeouts;

/**
 * How upstreams are called (gateway.md, 2.7, 2.8 and 8.2).
 *
 * @param limits of connections and answers
 * @param timeouts of a call
 * @param verify whether certificates of TLS upstreams must be trusted ({@code
 *     TOLLGATE_UPSTREAM_VERIFY})
 * @param forwarded what becomes of {@code X-Forwarded-For}
 * @param requestId whether a request without {@code X-Request-Id} gets one
 * @param retryCases when the policy {@code retry} sends a call again
 */
public record UpstreamSettings(
    UpstreamLimits limits,
    UpstreamTimeouts timeouts,
    boolean verify,
    ForwardedMode forwarded,
    boolean requestId,
    RetryCases retryCases) {

  /** The contract's limits and time-outs, no verification, request ids on. */
  public static final UpstreamSettings DEFAULT =
      new UpstreamSettings(
          UpstreamLimits.DEFAULT,
          UpstreamTimeouts.DEFAULT,
          false,
          ForwardedMode.PASS,
          true,
          RetryCases.DEFAULT);
}
