package io.tollgate.backend.local;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.internal.ThreadExecutorMap;
import io.tollgate.backend.authorization.Authorization;
import io.tollgate.backend.authorization.Inquiry;
import io.tollgate.backend.telemetry.CallMeter;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.authorization.UsageReport;
import java.time.InstantSource;

/**
 * Answers gateways of the same process. It answers before it returns, on the same thread, except
 * when the application's counters are not in memory (its first call for an hour) or must reach the
 * disk first (fsync always); then later, on the event loop that asked.
 */
public final class LocalAuthorizer implements Authorizer {

  private final Authorization authorization;
  private final LocalReports reports;
  private final InstantSource clock;
  private final CallMeter meter;

  public LocalAuthorizer(
      Authorization authorization, LocalReports reports, InstantSource clock, CallMeter meter) {
    this.authorization = authorization;
    this.reports = reports;
    this.clock = clock;
    this.meter = meter;
  }

  @Override
  public void authorizeAndReport(AuthorizationRequest request, Receiver receiver) {
    ask(request, true, receiver);
  }

  @Override
  public void authorize(AuthorizationRequest request, Receiver receiver) {
    ask(request, false, receiver);
  }

  private void ask(AuthorizationRequest request, boolean counts, Receiver receiver) {
    // The seam does not name the loop, and the counting must not know of loops.
    EventExecutor asking = ThreadExecutorMap.currentExecutor();
    Inquiry inquiry = authorization.inquiry(new LocalQuestion(request, counts), clock.millis());
    authorization.decide(
        inquiry, new LocalCall(receiver, asking, meter, request.options().limits()));
  }

  @Override
  public void report(UsageReport report, ReportReceiver receiver) {
    EventExecutor asking = ThreadExecutorMap.currentExecutor();
    reports.take(
        report,
        clock.millis(),
        outcome -> {
          if (asking == null || asking.inEventLoop()) {
            receiver.reported(outcome);
          } else {
            asking.execute(() -> receiver.reported(outcome));
          }
        });
  }
}
