package io.tollgate.backend.api;

import io.tollgate.backend.authorization.CallRate;
import io.tollgate.backend.authorization.Inquiry;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.authorization.ServiceCheck;
import io.tollgate.backend.authorization.TenantCheck;
import io.tollgate.backend.report.Receipt;
import io.tollgate.backend.report.Reports;
import io.tollgate.backend.report.Transaction;
import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.telemetry.CallMeter;
import io.tollgate.backend.telemetry.CallMeter.Endpoint;
import io.tollgate.backend.telemetry.CallMeter.Outcome;
import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.protocol.authorization.RejectionReason;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /transactions.xml}: the part of a report that the sender sees (5.1). */
public final class ReportResource {

  private static final Logger log = LoggerFactory.getLogger(ReportResource.class);

  private final TenantCheck tenant;
  private final CallRate rate;
  private final ServiceCheck service;
  private final Reports reports;
  private final CallMeter meter;
  private final InstantSource clock;
  private final WindowCalendar calendar = new WindowCalendar();

  public ReportResource(
      TenantCheck tenant,
      CallRate rate,
      ServiceCheck service,
      Reports reports,
      CallMeter meter,
      InstantSource clock) {
    this.tenant = tenant;
    this.rate = rate;
    this.service = service;
    this.reports = reports;
    this.meter = meter;
    this.clock = clock;
  }

  void handle(Exchange exchange) {
    Options options = Options.of(exchange.headers().get(AuthorizationResource.OPTIONS_HEADER));
    String contentType = RequestBody.contentType(exchange);
    if (ContentType.of(contentType) == ContentType.OTHER) {
      Refusal refusal =
          new Refusal(
              RejectionReason.CONTENT_TYPE_INVALID,
              "invalid Content-Type: " + ContentType.bare(contentType));
      refuse(exchange, refusal, options.noBody(new Parameters()));
      return;
    }
    try {
      Parameters query = FormDecoder.decode(exchange.query());
      Parameters parameters = RequestBody.parameters(exchange).over(query);
      String idempotencyKey = IdempotencyHeader.of(exchange);
      handle(exchange, parameters, options, options.noBody(query), idempotencyKey);
    } catch (MalformedParametersException e) {
      refuse(exchange, e.refusal(), options.noBody(new Parameters()));
    }
  }

  private void handle(
      Exchange exchange,
      Parameters parameters,
      Options options,
      boolean noErrorBody,
      @Nullable String idempotencyKey) {
    long now = clock.millis();
    Inquiry inquiry = new Inquiry(new ReportQuestion(parameters), now, calendar.at(now));
    ParameterValue transactions = parameters.get("transactions");
    Refusal refusal = firstRefusal(inquiry, parameters, transactions);
    if (refusal != null) {
      boolean noBody = noErrorBody && refusal.reason() != RejectionReason.NOT_VALID_DATA;
      refuse(exchange, refusal, noBody);
      return;
    }
    List<Transaction> batch = TransactionsParameter.read(transactions);
    if (batch.isEmpty()) {
      exchange.answer(taken(new Receipt.Accepted(), noErrorBody));
    } else {
      reports.take(
          inquiry.service(),
          batch,
          options.flatUsage(),
          now,
          once(inquiry, parameters, idempotencyKey),
          receipt -> Replies.answer(exchange, () -> taken(receipt, noErrorBody)));
    }
  }

  private @Nullable Refusal firstRefusal(
      Inquiry inquiry, Parameters parameters, @Nullable ParameterValue transactions) {
    Refusal refusal = tenant.examine(inquiry);
    if (refusal == null) {
      refusal = rate.examine(inquiry);
    }
    if (refusal == null && !parameters.validText()) {
      refusal = AuthorizationResource.NOT_UTF8;
    }
    if (refusal == null) {
      refusal = TransactionsParameter.refusal(transactions);
    }
    return refusal == null ? service.examine(inquiry) : refusal;
  }

  private static @Nullable IdempotencyKey once(
      Inquiry inquiry, Parameters parameters, @Nullable String key) {
    return key == null
        ? null
        : new IdempotencyKey(inquiry.service().id(), key, ParametersDigest.of(parameters));
  }

  private Answer taken(Receipt receipt, boolean noErrorBody) {
    return switch (receipt) {
      case Receipt.Accepted _ -> {
        meter.count(Endpoint.REPORT, Outcome.ACCEPTED);
        yield Answers.empty(202);
      }
      case Receipt.KeyReused _ -> {
        meter.count(Endpoint.REPORT, Outcome.ERROR);
        yield Answers.error(Refusal.IDEMPOTENCY_KEY_REUSED, noErrorBody);
      }
      case Receipt.Unavailable(String cause) -> {
        meter.count(Endpoint.REPORT, Outcome.UNAVAILABLE);
        log.debug("answered 503: {}", cause);
        yield Answers.storageUnavailable(noErrorBody);
      }
    };
  }

  private void refuse(Exchange exchange, Refusal refusal, boolean noBody) {
    meter.count(Endpoint.REPORT, Outcome.ERROR);
    exchange.answer(Answers.error(refusal, noBody));
  }
}
