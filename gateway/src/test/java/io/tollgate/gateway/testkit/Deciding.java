package io.tollgate.gateway.testkit;

import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.authorization.ReportOutcome;
import io.tollgate.protocol.authorization.UsageReport;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A backend in the process that answers both questions alike and takes every report. */
public final class Deciding implements Authorizer {

  private final Answers answers;
  private final Queue<UsageReport> reports = new ConcurrentLinkedQueue<>();

  public Deciding(Answers answers) {
    this.answers = answers;
  }

  @Override
  public void authorizeAndReport(AuthorizationRequest request, Receiver receiver) {
    answers.answer(request, receiver);
  }

  @Override
  public void authorize(AuthorizationRequest request, Receiver receiver) {
    answers.answer(request, receiver);
  }

  @Override
  public void report(UsageReport report, ReportReceiver receiver) {
    reports.add(report);
    receiver.reported(new ReportOutcome.Taken());
  }

  public List<UsageReport> reports() {
    return List.copyOf(reports);
  }

  @FunctionalInterface
  public interface Answers {
    void answer(AuthorizationRequest request, Authorizer.Receiver receiver);
  }
}
