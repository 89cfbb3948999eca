package io.tollgate.backend.api;

import io.tollgate.backend.authorization.Inquiry;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.report.Receipt;
import io.tollgate.backend.report.Reports;
import io.tollgate.backend.telemetry.CallMeter;
import io.tollgate.backend.telemetry.CallMeter.Outcome;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.protocol.authorization.RejectionReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sender of a batch what became of it.
 *
 * @param inquiry null when the request could not be read
 * @param noErrorBody whether error documents are left out
 */
record ReportReply(
    Exchange exchange, CallMeter.Started call, @Nullable Inquiry inquiry, boolean noErrorBody)
    implements Reports.Receiver {

  private static final Logger log = LoggerFactory.getLogger(ReportReply.class);

  @Override
  public void taken(Receipt receipt) {
    switch (receipt) {
      case Receipt.Accepted _ -> answer(Outcome.ACCEPTED, Answers.empty(202));
      case Receipt.KeyReused _ -> refuse(Refusal.IDEMPOTENCY_KEY_REUSED);
      case Receipt.Unavailable(String cause) -> {
        log.debug("answered 503: {}", cause);
        answer(Outcome.UNAVAILABLE, Answers.storageUnavailable(noErrorBody));
      }
    }
  }

  void refuse(Refusal refusal) {
    boolean noBody = noErrorBody && refusal.reason() != RejectionReason.NOT_VALID_DATA;
    answer(Outcome.ERROR, Answers.error(refusal, noBody));
  }

  private void answer(Outcome outcome, Answer answer) {
    boolean waited = !exchange.eventLoop().inEventLoop();
    Service service = inquiry == null ? null : inquiry.serviceOrNull();
    call.ended(outcome, waited, service == null ? null : service.id(), null);
    exchange.answer(answer);
  }
}
