package io.tollgate.protocol.mapping;

/**
 * What the characters of a pattern mean beside {@code {name}} (gateway.md, row D7 of the switch).
 */
public enum PatternDialect {

  /** Profile {@code seed}: every character stands for itself. */
  LITERAL,

  /** Profile {@code apicast}: regular-expression characters other than {@code .} are active. */
  REGULAR
}
