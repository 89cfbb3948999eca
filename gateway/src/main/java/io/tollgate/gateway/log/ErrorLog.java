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
 * the gateway's request id (gateway.md, 4.2 and 4.3). Time, level and process are the layout's.
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
      place(line, call, null, null);
      if (ours) {
        log.warn("{}", line);
      } else {
        log.info("{}", line);
      }
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
      place(line, call, null, null);
      tokens.info("{}", line);
    }
  }

  /**
   * An upstream brought no answer.
   *
   * @param cause begins the line
   * @param url what was called, masked here
   */
  public static void upstreamFailed(Call call, String cause, String url) {
    StringBuilder line = new StringBuilder(256).append(cause);
    place(line, call, null, url);
    log.error("{}", line);
  }

  /**
   * The backend could not be asked.
   *
   * @param subrequest name of the call to it, as operators know it
   * @param url of the backend
   */
  public static void backendFailed(Call call, String cause, String subrequest, String url) {
    StringBuilder line = new StringBuilder(256).append(cause);
    place(line, call, subrequest, url);
    log.error("{}", line);
  }

  /**
   * Told at info, whatever level is configured: for a call with a valid debug header (4.1).
   *
   * @param text masked by the caller
   */
  public static void debugging(Call call, String text, String subrequest, String url) {
    StringBuilder line = new StringBuilder(1024).append(text);
    place(line, call, subrequest, url);
    debug.info("{}", line);
  }

  private static void place(
      StringBuilder line, Call call, @Nullable String subrequest, @Nullable String url) {
    ServiceConfiguration service = call.service();
    line.append(", client: ").append(call.client().loggedIp());
    line.append(", server: ");
    LogText.append(line, service == null ? "_" : service.systemName());
    line.append(", request: \"");
    LogText.append(line, call.line().method());
    line.append(' ');
    LogText.append(line, CredentialMask.mask(call.request().uri(), service));
    line.append(' ').append(call.request().protocolVersion().text()).append('"');
    if (subrequest != null) {
      line.append(", subrequest: \"").append(subrequest).append('"');
    }
    if (url != null) {
      line.append(", upstream: \"");
      LogText.append(line, CredentialMask.mask(url, service));
      line.append('"');
    }
    line.append(", host: \"");
    LogText.append(line, call.line().host());
    line.append("\", request_id: ").append(call.requestId());
  }
}
