package io.tollgate.gateway.proxy;

/** What becomes of {@code X-Forwarded-For} and its like (gateway.md, 2.8). */
public enum ForwardedMode {
  /** Passed on as the client sent it, not made. */
  PASS,
  /** The client's address is appended. */
  APPEND
}
