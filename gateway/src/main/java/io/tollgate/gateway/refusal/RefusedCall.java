package io.tollgate.gateway.refusal;

import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One refusal, without secrets: credentials are masked, queries left out.
 *
 * @param id the gateway's own id of the call, as in {@code X-Request-Id} and the logs
 * @param client its IP address
 * @param host as routing saw it; empty when the request never became a call
 * @param service id, null when no product owned the host
 * @param serviceName system name of that product
 * @param request method and path
 * @param rules patterns of the matched mapping rules, null when none was matched
 * @param credential masked but for its end, null when there was none
 * @param phase {@code parse}, {@code route}, {@code rewrite}, {@code access}, {@code content} or
 *     {@code upstream}
 * @param policy with which the call ended, null when it was none
 * @param reason in lower case, from the catalogue of refusals
 * @param text the sentence of the log
 * @param status that the client got
 * @param backend what the backend said, null when it was not asked
 */
public record RefusedCall(
    String id,
    Instant time,
    String client,
    String host,
    @Nullable String service,
    @Nullable String serviceName,
    String request,
    @Nullable String rules,
    @Nullable String credential,
    String phase,
    @Nullable String policy,
    String reason,
    String text,
    int status,
    @Nullable BackendSaid backend) {

  /**
   * The backend's part in a refusal.
   *
   * @param status of its answer, 0 when it gave none
   * @param code of its answer, empty when it gave none
   * @param detail what can be done about it, or why there is no answer
   * @param limit that was hit, null when none was
   */
  public record BackendSaid(int status, String code, String detail, @Nullable LimitHit limit) {}
}
