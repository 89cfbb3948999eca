package io.tollgate.protocol.mapping;

/** Whether a path begins as a pattern says. */
public enum PathMatch {
  MATCHES,
  DIFFERS,

  /**
   * A regular expression ran out of steps or stack. Counts as no match; worth a warning, since the
   * call is not counted (gateway.md, 8.3). {@link PatternDialect#LITERAL} patterns never do this.
   */
  UNDECIDED
}
