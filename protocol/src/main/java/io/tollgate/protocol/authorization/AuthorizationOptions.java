package io.tollgate.protocol.authorization;

/**
 * How a question is asked and what its answer has to tell beside the decision; the same for all
 * calls of a service.
 *
 * @param oauth asked at the endpoints of OAuth, as services of that mode want it
 * @param plan the name of the plan is wanted; a remote backend then sends a body, which it is
 *     spared otherwise
 * @param limits what the limits leave is wanted; in process it is not worked out otherwise
 */
public record AuthorizationOptions(boolean oauth, boolean plan, boolean limits) {

  /** A plain decision. */
  public static final AuthorizationOptions NONE = new AuthorizationOptions(false, false, false);

  public AuthorizationOptions withPlan() {
    return new AuthorizationOptions(oauth, true, limits);
  }

  public AuthorizationOptions withLimits() {
    return new AuthorizationOptions(oauth, plan, true);
  }
}
