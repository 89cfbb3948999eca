package io.tollgate.gateway.call;

/**
 * What the gateway remembers of the backend's decisions, and what it makes of that when the backend
 * is not to be had (gateway.md, 3.4).
 */
public enum CachingMode {
  /** Allowed calls, until the backend refuses or fails. */
  STRICT,
  /** Decisions, until the backend decides otherwise: known callers go on while it is away. */
  RESILIENT,
  /** The same, and who is not known passes as well while the backend is away. */
  ALLOW,
  /** Nothing. */
  NONE
}
