package io.tollgate.protocol.authorization;

/**
 * The seam between gateway and backend (gateway.md, section 3): decides calls and counts what they
 * use.
 *
 * <p>Implementations never block the calling event loop. The in-process one usually answers before
 * the method returns; a remote one answers later, on the event loop that asked. Every receiver is
 * called exactly once, also when the backend cannot be reached.
 */
public interface Authorizer {

  /** Checks the request and, if it is authorised, counts its usage in the same step (authrep). */
  void authorizeAndReport(AuthorizationRequest request, Receiver receiver);

  /** Checks as if the usage were to be counted, and counts nothing (authorize). */
  void authorize(AuthorizationRequest request, Receiver receiver);

  /** Counts what has been used already, whatever the limits say (report). */
  void report(UsageReport report, ReportReceiver receiver);

  /**
   * Who waits for a decision. In the gateway this is the call itself, so that no lambda is
   * allocated per call.
   */
  interface Receiver {
    void decided(AuthorizationDecision decision);
  }

  /** Who waits to hear that a report has arrived. */
  @FunctionalInterface
  interface ReportReceiver {
    void reported(ReportOutcome outcome);
  }
}
