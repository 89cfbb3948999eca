package io.tollgate.gateway.authorization;

import io.tollgate.http.client.UpstreamLimits;
import io.tollgate.http.client.UpstreamTimeouts;
import java.time.Duration;
import java.util.Optional;

/**
 * How backends are asked (gateway.md, 3.1).
 *
 * @param publicUrl base URL of the backend in this process; services whose configuration names it
 *     are authorised without HTTP. Empty when there is none
 * @param override base URL of the backend for all services, whatever their configuration names
 *     ({@code BACKEND_ENDPOINT_OVERRIDE})
 * @param timeouts of the authrep call
 * @param limits of connections and answers; the operator's own address may be link-local
 * @param verify whether certificates of https backends must be trusted ({@code OPENSSL_VERIFY})
 * @param userAgent how the gateway introduces itself
 */
public record BackendSettings(
    Optional<String> publicUrl,
    Optional<String> override,
    UpstreamTimeouts timeouts,
    UpstreamLimits limits,
    boolean verify,
    String userAgent) {

  /** No backend in the process; connect within 2 s, answer within 5 s, certificates verified. */
  public static final BackendSettings DEFAULT =
      new BackendSettings(
          Optional.empty(),
          Optional.empty(),
          new UpstreamTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5)),
          new UpstreamLimits(512, 1024, Duration.ofSeconds(60), 512, 8192, true),
          true,
          "Tollgate");

  /**
   * How a gateway introduces itself: {@code Tollgate/0.1 (Linux; amd64; env:production)}.
   *
   * @param deployment {@code staging}, {@code production} or {@code unknown}
   */
  public static String userAgent(String version, String system, String machine, String deployment) {
    return "Tollgate/%s (%s; %s; env:%s)".formatted(version, system, machine, deployment);
  }

  public BackendSettings withPublicUrl(String url) {
    return new BackendSettings(Optional.of(url), override, timeouts, limits, verify, userAgent);
  }
}
