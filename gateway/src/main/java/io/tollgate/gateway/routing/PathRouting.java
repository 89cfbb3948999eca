package io.tollgate.gateway.routing;

/** Whether services may share a host and be told apart by their mapping rules (gateway.md, 2.2). */
public enum PathRouting {
  /** A host has one service. */
  OFF,
  /** The first service of the host with a rule that fits; if there is none, the host's first. */
  ON,
  /** The first service of the host with a rule that fits, or none. */
  ONLY
}
