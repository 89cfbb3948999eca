package io.tollgate.backend.authorization;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.internal.ThreadExecutorMap;
import io.tollgate.backend.telemetry.CallMeter;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Authorizer;
import java.time.InstantSource;

/**
 * Answers gateways of the same process: the pipeline of authrep without HTTP and XML. It answers
 * before it returns, on the same thread, except when the application's counters are not in memory
 * (its first call for an hour) or must reach the disk first (fsync always); then later, on the
 * event loop that asked.
 */
public final class LocalAuthorizer implements Authorizer {

  private final Authorization authorization;
  private final InstantSource clock;
  private final CallMeter meter;

  public LocalAuthorizer(Authorization authorization, InstantSource clock, CallMeter meter) {
    this.authorization = authorization;
    this.clock = clock;
    this.meter = meter;
  }

  @Override
  public void authorizeAndReport(AuthorizationRequest request, Receiver receiver) {
    // The seam does not name the loop, and the counting must not know of loops.
    EventExecutor asking = ThreadExecutorMap.currentExecutor();
    Inquiry inquiry = authorization.inquiry(new LocalQuestion(request), clock.millis());
    authorization.decide(inquiry, new LocalCall(receiver, asking, meter));
  }
}
