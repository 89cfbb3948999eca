package io.tollgate.gateway.policy.builtin.apicast;

import io.tollgate.gateway.authorization.BackendText;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.gateway.response.DebugHeaders;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitState;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.AuthorizationOptions;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.gateway.ServiceConfiguration;

/**
 * What a call with a valid debug header shows: headers for the caller, and two log entries with the
 * question to the backend and its answer, in process as over the wire (gateway.md, 4.1).
 */
final class DebugTrace {

  private static final int ANSWER_CHARS = 1000;

  private final DebugHeaders headers;

  DebugTrace(DebugHeaders headers) {
    this.headers = headers;
  }

  void addHeaders(Call call, ServiceConfiguration service) {
    headers.addTo(call, service);
  }

  void log(Call call, AuthorizationRequest question, AuthorizationDecision answer, String url) {
    String subrequest = subrequest(question.options());
    ErrorLog.debugging(call, asked(question), subrequest, url);
    String answered = text(answer);
    ErrorLog.debugging(
        call, answered.substring(0, Math.min(ANSWER_CHARS, answered.length())), subrequest, url);
  }

  /** The question as it goes over the wire, secrets masked. */
  static String asked(AuthorizationRequest question) {
    return BackendText.MASKED.asked("authrep", question);
  }

  /** The name of the call to the backend in the log. */
  static String subrequest(AuthorizationOptions options) {
    return options.oauth() ? "/threescale_oauth_authrep" : "/threescale_authrep";
  }

  private static String text(AuthorizationDecision decision) {
    return switch (decision) {
      case Authorized(String plan, String _, LimitState _) ->
          "200 <status><authorized>true</authorized>%s</status>"
              .formatted(plan == null ? "" : "<plan>" + plan + "</plan>");
      case Rejected rejected ->
          "%d <error code=\"%s\">%s</error>"
              .formatted(rejected.reason().status(), rejected.reason().code(), rejected.message());
      case Unavailable(String cause) -> "no answer: " + cause;
    };
  }
}
