package io.tollgate.gateway.authorization;

import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.authorization.ReportOutcome;
import io.tollgate.protocol.authorization.UsageReport;

/**
 * Stands for a backend that the configuration does not name: nothing passes.
 *
 * @param cause for the log
 */
record ClosedAuthorizer(String cause) implements Authorizer {

  @Override
  public void authorizeAndReport(AuthorizationRequest request, Receiver receiver) {
    receiver.decided(new Unavailable(cause));
  }

  @Override
  public void authorize(AuthorizationRequest request, Receiver receiver) {
    receiver.decided(new Unavailable(cause));
  }

  @Override
  public void report(UsageReport report, ReportReceiver receiver) {
    receiver.reported(new ReportOutcome.Unavailable(cause));
  }
}
