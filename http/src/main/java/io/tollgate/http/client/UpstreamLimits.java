package io.tollgate.http.client;

import java.time.Duration;

/**
 * Bounds of an {@link UpstreamClient} (gateway contract 8.1, 8.2, ruling 9).
 *
 * @param connections open connections per target and event loop
 * @param waiters calls that may wait for one of them, per target and event loop
 * @param idle how long an unused connection is kept
 * @param idleConnections unused connections kept by the whole client
 * @param headBytes largest answer head: status line, and all headers together
 * @param linkLocal whether upstreams may have link-local addresses (169.254.0.0/16, fe80::/10),
 *     where clouds keep their metadata services
 */
public record UpstreamLimits(
    int connections,
    int waiters,
    Duration idle,
    int idleConnections,
    int headBytes,
    boolean linkLocal) {

  /** 1024 connections, 1024 waiters, 60 s and 1024 idle, heads of 8 KiB, no link-local address. */
  public static final UpstreamLimits DEFAULT =
      new UpstreamLimits(1024, 1024, Duration.ofSeconds(60), 1024, 8192, false);

  public UpstreamLimits withLinkLocal(boolean allowed) {
    return new UpstreamLimits(connections, waiters, idle, idleConnections, headBytes, allowed);
  }
}
