package io.tollgate.gateway.log;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason.Fault;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.RejectionReason;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines about single calls, each with the call's place: client, server, request, upstream, host and
 * the gateway's request id (gateway.md, 4.2 and 4.3). They stand in the sentence and, for a layout
 * that keeps facts apart, as key-value pairs of the event. Time, level, process and number of the
 * connection are the layout's.
 */
public final class ErrorLog {

  private static final Logger log = LoggerFactory.getLogger("io.tollgate.gateway.error");

  /** A logger of its own, so that a layout can let its lines through below the usual level. */
  private static final Logger debug = LoggerFactory.getLogger("io.tollgate.gateway.debug");

  /** A logger of its own, whose level {@code APICAST_OIDC_LOG_LEVEL} sets. */
  private static final Logger tokens = LoggerFactory.getLogger("io.tollgate.gateway.tokens");

  private ErrorLog() {}

  /**
   * The fixed text of a refusal: at warn when the operator can do something about it, or at info.
   */
  public static void refused(Call call, Refusal refusal) {
    boolean ours = refusal.reason().fault() == Fault.GATEWAY;
    if (ours ? log.isWarnEnabled() : log.isInfoEnabled()) {
      StringBuilder line = new StringBuilder(256);
      ServiceConfiguration service = call.service();
      LogText.append(
          line, refusal.reason().logText(service == null ? call.line().host() : service.id()));
      why(line, call.decision());
      new Place(line, ours ? log.atWarn() : log.atInfo(), call).client().host().tell();
    }
  }

  /** What the backend said, by its code and without its sentence: that may carry a key. */
  private static void why(StringBuilder line, @Nullable AuthorizationDecision decision) {
    if (decision instanceof Rejected rejected) {
      RejectionReason reason = rejected.reason();
      line.append(" (").append(reason.status()).append(' ').append(reason.code()).append("): ");
      line.append(reason.remedy());
    } else if (decision instanceof Unavailable unavailable) {
      line.append(": ").append(unavailable.cause());
    }
  }

  /**
   * An access token is not accepted; at info, since it is the client's fault.
   *
   * @param problem shows nothing of the token
   */
  public static void tokenRefused(Call call, String problem) {
    if (tokens.isInfoEnabled()) {
      StringBuilder line = new StringBuilder(256).append("token refused: ");
      LogText.append(line, problem);
      new Place(line, tokens.atInfo(), call).client().host().tell();
    }
  }

  /**
   * An upstream brought no answer.
   *
   * @param cause begins the line
   * @param url what was called, masked here
   * @param peer name and address that were connected to
   */
  public static void upstreamFailed(Call call, String cause, String url, String peer) {
    StringBuilder line = new StringBuilder(256).append(cause);
    new Place(line, log.atError(), call).client().upstream(url).host().peer(peer).tell();
  }

  /**
   * The backend could not be asked.
   *
   * @param cause begins the line
   * @param consequence for the call, which cannot be seen in its answer: that is the one of wrong
   *     credentials
   * @param subrequest name of the call to it, as operators know it
   * @param url of the backend
   */
  public static void backendFailed(
      Call call, String cause, String consequence, String subrequest, String url) {
    StringBuilder line = new StringBuilder(256).append(cause);
    line.append("; the backend gave no decision, ").append(consequence);
    new Place(line, log.atError(), call).client().subrequest(subrequest, url).host().tell();
  }

  /**
   * Told at info, whatever level is configured: for a call with a valid debug header (4.1).
   *
   * @param text masked by the caller
   */
  public static void debugging(Call call, String text, String subrequest, String url) {
    StringBuilder line = new StringBuilder(1024).append(text);
    new Place(line, debug.atInfo(), call).client().subrequest(subrequest, url).host().tell();
  }
}
