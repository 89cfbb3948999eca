package io.tollgate.backend.api;

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

  static final String OPTIONS_HEADER = "3scale-options";

  static final Refusal NOT_UTF8 =
      new Refusal(RejectionReason.NOT_VALID_DATA, "all data must be valid UTF8");

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
    Options options = Options.of(exchange.headers().get(OPTIONS_HEADER));
    Parameters query;
    Parameters parameters;
    String idempotencyKey;
    try {
      query = FormDecoder.decode(exchange.query());
      parameters = acceptBody ? withForm(exchange, query) : query;
      idempotencyKey = IdempotencyHeader.of(exchange);
    } catch (MalformedParametersException e) {
      refuse(exchange, endpoint, e.refusal(), options.noBody(new Parameters()));
      return;
    }
    boolean noErrorBody = options.noBody(query);
    Inquiry inquiry =
        authorization.inquiry(
            WireQuestion.of(endpoint, parameters, options, idempotencyKey), clock.millis());
    if (!acceptBody && RequestBody.isPresent(exchange)) {
      Refusal refusal =
          new Refusal(
              RejectionReason.REQUEST_BODY_NOT_ALLOWED, "GET requests must not carry a body");
      refuse(exchange, endpoint, inquiry, refusal, noErrorBody);
    } else if (!parameters.validText()) {
      // This document alone is there even with no_body.
      refuse(exchange, endpoint, inquiry, NOT_UTF8, false);
    } else {
      AuthorizationReply reply =
          new AuthorizationReply(exchange, endpoint, options, noErrorBody, meter);
      authorization.decide(inquiry, reply);
    }
  }

  /** A GET is a form only if it says so. */
  private static Parameters withForm(Exchange exchange, Parameters query)
      throws MalformedParametersException {
    return RequestBody.contentType(exchange) == null
        ? query
        : RequestBody.parameters(exchange).over(query);
  }

  private void refuse(
      Exchange exchange, Endpoint endpoint, Inquiry inquiry, Refusal refusal, boolean noBody) {
    // The checks have not run; who asks is found out for the error list only.
    tenant.examine(inquiry);
    errors.record(inquiry, refusal);
    refuse(exchange, endpoint, refusal, noBody);
  }

  private void refuse(Exchange exchange, Endpoint endpoint, Refusal refusal, boolean noBody) {
    meter.count(endpoint, Outcome.ERROR);
    exchange.answer(Answers.error(refusal, noBody));
  }
}
