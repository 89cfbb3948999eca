package io.tollgate.protocol.authorization;

/**
 * The seam between gateway and backend: decides one call and counts it in the same step.
 *
 * <p>Implementations never block the calling event loop. The in-process one usually answers before
 * the method returns; a remote one answers later, on the event loop that asked.
 */
public interface Authorizer {

  /**
   * Checks the request and, if it is authorised, counts its usage (authrep).
   *
   * @param receiver is called exactly once, also when the backend cannot be reached
   */
  void authorizeAndReport(AuthorizationRequest request, Receiver receiver);

  /**
   * Who waits for a decision. In the gateway this is the call itself, so that no lambda is
   * allocated per call.
   */
  interface Receiver {
    void decided(AuthorizationDecision decision);
  }
}
