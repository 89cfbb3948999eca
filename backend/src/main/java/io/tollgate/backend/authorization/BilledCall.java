package io.tollgate.backend.authorization;

import io.tollgate.backend.authorization.Decision.Failed;
import io.tollgate.backend.billing.ProviderCalls;

/**
 * Puts a decided call on its provider's bill, then passes the decision on (7.7). Every authorize is
 * on it; an authrep with an error in the question only if just its application is unknown. A call
 * that was turned away for its rate, or got no answer, is on no bill.
 */
record BilledCall(Inquiry inquiry, ProviderCalls calls, Decision.Receiver then)
    implements Decision.Receiver {

  @Override
  public void decided(Decision decision) {
    String tenant = inquiry.tenantOrNull();
    if (tenant != null && isBilled(decision)) {
      calls.authorized(tenant);
    }
    then.decided(decision);
  }

  private boolean isBilled(Decision decision) {
    return switch (decision) {
      case Decision.Admitted _, Decision.Denied _ -> true;
      case Failed(_, Refusal refusal) ->
          switch (refusal.reason()) {
            case TOO_MANY_REQUESTS -> false;
            case APPLICATION_NOT_FOUND -> true;
            default -> !inquiry.question().counts();
          };
      case Decision.Unavailable _ -> false;
    };
  }
}
