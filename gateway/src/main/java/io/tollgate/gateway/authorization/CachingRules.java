package io.tollgate.gateway.authorization;

import io.tollgate.gateway.call.CachingMode;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;

/** What each mode makes of an answer of the backend: the table of gateway.md, 3.4. Pure. */
final class CachingRules {

  /** What happens to the entry of the question. */
  enum Change {
    /** The decision becomes the entry. */
    STORE,
    /** An entry that lets the call pass is made up. */
    ASSUME,
    DELETE,
    KEEP
  }

  private CachingRules() {}

  /**
   * @param known whether there is an entry
   */
  static Change after(CachingMode mode, AuthorizationDecision decision, boolean known) {
    if (mode == CachingMode.NONE) {
      return Change.DELETE;
    }
    return switch (decision) {
      case Authorized _ -> Change.STORE;
      case Rejected _ -> mode == CachingMode.STRICT ? Change.DELETE : Change.STORE;
      case Unavailable _ ->
          switch (mode) {
            case STRICT, NONE -> Change.DELETE;
            case RESILIENT -> Change.KEEP;
            case ALLOW -> known ? Change.KEEP : Change.ASSUME;
          };
    };
  }
}
