package io.tollgate.gateway.oidc;

import java.util.Map;

/** What came of looking at a token. */
public sealed interface TokenOutcome {

  /**
   * The token is good.
   *
   * @param claims immutable: texts, numbers, booleans, lists and maps
   * @param expires milliseconds since 1970 at which it no longer is
   */
  record Verified(Map<String, Object> claims, long expires) implements TokenOutcome {
    /** Without the claims, which say who somebody is. */
    @Override
    public String toString() {
      return "Verified[until " + expires + "]";
    }
  }

  /**
   * @param problem for the log; shows nothing of the token but its algorithm
   */
  record Invalid(String problem) implements TokenOutcome {}

  /** Too many signatures are waiting to be verified. */
  record Overloaded() implements TokenOutcome {}
}
