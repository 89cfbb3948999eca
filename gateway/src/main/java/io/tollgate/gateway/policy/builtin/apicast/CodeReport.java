package io.tollgate.gateway.policy.builtin.apicast;

import io.tollgate.gateway.authorization.Questions;
import io.tollgate.gateway.authorization.ReportsInFlight;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.LateReport;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageTransaction;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the status of an authorised call's answer; the usage was counted before it went on
 * (gateway.md, 3.6 and ruling 5).
 */
record CodeReport(Questions questions, Authorizer authorizer, ReportsInFlight reports)
    implements LateReport {

  private static final Logger log = LoggerFactory.getLogger(CodeReport.class);

  @Override
  public void send(Call call, int status) {
    Credentials credentials = call.credentials();
    if (credentials == null || !(call.decision() instanceof Authorized)) {
      return;
    }
    reports.begun();
    authorizer.report(
        questions.report(List.of(new UsageTransaction(credentials, Usage.NONE, status))),
        outcome -> {
          reports.ended();
          log.debug("response code {}: {}", status, outcome);
        });
  }
}
