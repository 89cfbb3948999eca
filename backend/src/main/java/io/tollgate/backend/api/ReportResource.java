package io.tollgate.backend.api;

import io.tollgate.backend.api.parameter.ContentType;
import io.tollgate.backend.api.parameter.FormDecoder;
import io.tollgate.backend.api.parameter.MalformedParametersException;
import io.tollgate.backend.api.parameter.ParameterValue;
import io.tollgate.backend.api.parameter.Parameters;
import io.tollgate.backend.api.parameter.ParametersDigest;
import io.tollgate.backend.api.parameter.RequestBody;
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
import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.http.server.Exchange;
import io.tollgate.protocol.authorization.RejectionReason;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /transactions.xml}: the part of a report that the sender sees (5.1). */
public final class ReportResource {

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
    CallMeter.Started call = meter.start(Endpoint.REPORT);
    Options options = Options.of(exchange);
    boolean noBodyByHeader = options.noBody(new Parameters());
    String contentType = RequestBody.contentType(exchange);
    if (ContentType.of(contentType) == ContentType.OTHER) {
      new ReportReply(exchange, call, null, noBodyByHeader)
          .refuse(
              new Refusal(
                  RejectionReason.CONTENT_TYPE_INVALID,
                  "invalid Content-Type: " + ContentType.bare(contentType)));
      return;
    }
    Parameters query;
    Parameters parameters;
    String idempotencyKey;
    try {
      query = FormDecoder.decode(exchange.query());
      parameters = RequestBody.parameters(exchange).over(query);
      idempotencyKey = IdempotencyHeader.of(exchange);
    } catch (MalformedParametersException e) {
      new ReportReply(exchange, call, null, noBodyByHeader).refuse(e.refusal());
      return;
    }
    long now = clock.millis();
    Inquiry inquiry = new Inquiry(new ReportQuestion(parameters), now, calendar.at(now));
    take(
        inquiry,
        parameters,
        options.flatUsage(),
        idempotencyKey,
        new ReportReply(exchange, call, inquiry, options.noBody(query)));
  }

  private void take(
      Inquiry inquiry,
      Parameters parameters,
      boolean flatUsage,
      @Nullable String idempotencyKey,
      ReportReply reply) {
    ParameterValue transactions = parameters.get("transactions");
    Refusal refusal = firstRefusal(inquiry, parameters, transactions);
    if (refusal != null) {
      reply.refuse(refusal);
      return;
    }
    List<Transaction> batch = TransactionsParameter.read(transactions);
    if (batch.isEmpty()) {
      reply.taken(new Receipt.Accepted());
    } else {
      IdempotencyKey once =
          idempotencyKey == null
              ? null
              : new IdempotencyKey(
                  inquiry.service().id(), idempotencyKey, ParametersDigest.of(parameters));
      reports.take(inquiry.service(), batch, flatUsage, inquiry.nowMillis(), once, reply);
    }
  }

  private @Nullable Refusal firstRefusal(
      Inquiry inquiry, Parameters parameters, @Nullable ParameterValue transactions) {
    Refusal refusal = tenant.examine(inquiry);
    if (refusal == null) {
      refusal = rate.examine(inquiry);
    }
    if (refusal == null && !parameters.validText()) {
      refusal = Refusal.NOT_UTF8;
    }
    if (refusal == null) {
      refusal = TransactionsParameter.refusal(transactions);
    }
    return refusal == null ? service.examine(inquiry) : refusal;
  }
}
