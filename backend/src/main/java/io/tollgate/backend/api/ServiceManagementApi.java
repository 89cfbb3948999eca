package io.tollgate.backend.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.backend.telemetry.CallMeter.Endpoint;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.http.server.RequestHandler;

/** The public endpoints (1.1). Paths are exact; what is not listed is 404. */
public final class ServiceManagementApi implements RequestHandler {

  private static final String ALLOWED_METHODS = "GET, POST, PATCH, PUT, DELETE";
  private static final String ALLOWED_HEADERS =
      "Authorization, Accept-Encoding, Content-Type, Cache-Control, Accept, If-Match,"
          + " If-Modified-Since, If-None-Match, If-Unmodified-Since, X-Requested-With,"
          + " X-HTTP-Method-Override, 3scale-options";

  private final AuthorizationResource authorization;
  private final ReportResource reports;
  private final String status;
  private final OpenApiDocument document;

  /**
   * @param version as {@code /status} shows it
   */
  public ServiceManagementApi(
      AuthorizationResource authorization, ReportResource reports, String version) {
    this.authorization = authorization;
    this.reports = reports;
    this.status = "{\"status\":\"ok\",\"version\":{\"backend\":\"" + version + "\"}}";
    this.document = OpenApiDocument.of(version);
  }

  @Override
  public void handle(Exchange exchange) {
    try {
      switch (exchange.method()) {
        case "GET" -> get(exchange);
        case "HEAD" -> head(exchange);
        case "POST" -> post(exchange);
        case "OPTIONS" -> exchange.answer(preflight());
        default -> notFound(exchange);
      }
    } catch (RuntimeException e) {
      exchange.answer(Replies.failure(exchange, e));
    }
  }

  private void get(Exchange exchange) {
    switch (exchange.path()) {
      case "/transactions/authorize.xml" -> authorization.handle(exchange, Endpoint.AUTHORIZE);
      case "/transactions/authrep.xml" -> authorization.handle(exchange, Endpoint.AUTHREP);
      case "/transactions/oauth_authorize.xml" ->
          authorization.handle(exchange, Endpoint.OAUTH_AUTHORIZE);
      case "/transactions/oauth_authrep.xml" ->
          authorization.handle(exchange, Endpoint.OAUTH_AUTHREP);
      case "/check.txt" -> exchange.answer(Answers.of(200, "text/plain;charset=utf-8", "ok"));
      case "/status" -> exchange.answer(Answers.of(200, "application/json", status));
      case "/openapi.json" -> exchange.answer(document.answer());
      default -> notFound(exchange);
    }
  }

  /** Like GET with its effects, and one probe of its own. */
  private void head(Exchange exchange) {
    if (exchange.path().equals("/available")) {
      exchange.answer(Answers.empty(200));
    } else {
      get(exchange);
    }
  }

  private void post(Exchange exchange) {
    if (exchange.path().equals("/transactions.xml")) {
      reports.handle(exchange);
    } else {
      notFound(exchange);
    }
  }

  private static void notFound(Exchange exchange) {
    exchange.answer(Answers.empty(404));
  }

  private static Answer preflight() {
    Answer answer = Answers.empty(204);
    HttpHeaders headers = answer.headers();
    headers.set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, "86400");
    headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, ALLOWED_METHODS);
    headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS);
    return answer;
  }
}
