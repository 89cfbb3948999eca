package io.tollgate.backend.api;

import io.tollgate.backend.api.parameter.FormDecoder;
import io.tollgate.backend.api.parameter.MalformedParametersException;
import io.tollgate.backend.api.parameter.Parameters;
import io.tollgate.backend.api.parameter.RequestBody;
import io.tollgate.backend.authorization.Authorization;
import io.tollgate.backend.authorization.ErrorRecorder;
import io.tollgate.backend.authorization.Inquiry;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.authorization.TenantCheck;
import io.tollgate.backend.telemetry.CallMeter;
import io.tollgate.backend.telemetry.CallMeter.Endpoint;
import io.tollgate.backend.telemetry.CallMeter.Outcome;
import io.tollgate.http.server.Exchange;
import io.tollgate.protocol.authorization.RejectionReason;
import java.time.InstantSource;

/**
 * {@code GET /transactions/authorize.xml}, {@code authrep.xml} and their two OAuth variants (2.1).
 */
public final class AuthorizationResource {

  private final Authorization authorization;
  private final TenantCheck tenant;
  private final ErrorRecorder errors;
  private final CallMeter meter;
  private final InstantSource clock;
  private final boolean acceptBody;

  /**
   * @param acceptBody whether a form in the body of a GET is merged, or refused
   */
  public AuthorizationResource(
      Authorization authorization,
      TenantCheck tenant,
      ErrorRecorder errors,
      CallMeter meter,
      InstantSource clock,
      boolean acceptBody) {
    this.authorization = authorization;
    this.tenant = tenant;
    this.errors = errors;
    this.meter = meter;
    this.clock = clock;
    this.acceptBody = acceptBody;
  }

  void handle(Exchange exchange, Endpoint endpoint) {
    CallMeter.Started call = meter.start(endpoint);
    Options options = Options.of(exchange);
    Parameters query;
    Parameters parameters;
    String idempotencyKey;
    try {
      query = FormDecoder.decode(exchange.query());
      parameters = acceptBody ? withForm(exchange, query) : query;
      idempotencyKey = WireQuestion.counts(endpoint) ? IdempotencyHeader.of(exchange) : null;
    } catch (MalformedParametersException e) {
      refuse(exchange, call, e.refusal(), options.noBody(new Parameters()));
      return;
    }
    boolean noErrorBody = options.noBody(query);
    Inquiry inquiry =
        authorization.inquiry(
            WireQuestion.of(exchange, endpoint, parameters, options, idempotencyKey),
            clock.millis());
    if (!acceptBody && RequestBody.isPresent(exchange)) {
      Refusal refusal =
          new Refusal(
              RejectionReason.REQUEST_BODY_NOT_ALLOWED, "GET requests must not carry a body");
      record(inquiry, refusal);
      refuse(exchange, call, refusal, noErrorBody);
    } else if (!parameters.validText()) {
      // This document alone is there even with no_body.
      record(inquiry, Refusal.NOT_UTF8);
      refuse(exchange, call, Refusal.NOT_UTF8, false);
    } else {
      authorization.decide(inquiry, new AuthorizationReply(exchange, call, options, noErrorBody));
    }
  }

  /** A GET is a form only if it says so. */
  private static Parameters withForm(Exchange exchange, Parameters query)
      throws MalformedParametersException {
    return RequestBody.contentType(exchange) == null
        ? query
        : RequestBody.parameters(exchange).over(query);
  }

  /** The checks have not run; who asks is found out for the error list only. */
  private void record(Inquiry inquiry, Refusal refusal) {
    tenant.examine(inquiry);
    errors.record(inquiry, refusal);
  }

  private static void refuse(
      Exchange exchange, CallMeter.Started call, Refusal refusal, boolean noBody) {
    call.ended(Outcome.ERROR, false, null, null);
    exchange.answer(Answers.error(refusal, noBody));
  }
}
