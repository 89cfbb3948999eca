package io.tollgate.gateway.listener;

import io.tollgate.gateway.policy.ExplainedStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a request (gateway.md, ruling 15), without secrets.
 *
 * @param request its first line
 * @param host as routing compares it
 * @param path as mapping rules compare it, after rewriting
 * @param service id, null when no product owns the host
 * @param serviceName system name of that product
 * @param environment of the configuration that was taken
 * @param credentials masked but for their end, null when there are none
 * @param rules the mapping rules that fit, in order
 * @param usage what they add up to, empty when that is nothing
 * @param steps what the policies do
 * @param upstream what would be called, null when nothing would
 * @param upstreamHost the Host header for it
 * @param refusal why the call would not pass, null when that is up to those who would be asked
 * @param status of the gateway's own answer, 0 when the upstream would answer
 */
public record RequestExplanation(
    String request,
    String host,
    String path,
    @Nullable String service,
    @Nullable String serviceName,
    @Nullable String environment,
    @Nullable String credentials,
    List<Rule> rules,
    String usage,
    List<ExplainedStep> steps,
    @Nullable String upstream,
    @Nullable String upstreamHost,
    @Nullable String refusal,
    int status) {

  /** A mapping rule that fits. */
  public record Rule(String method, String pattern, String metric, long delta) {}
}
