package io.tollgate.gateway.policy.builtin.echo;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyOutcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers instead of an upstream: with the request line, or at once with a bare status. */
public final class EchoPolicy implements Policy {

  private static final int LOWEST = 200;
  private static final int HIGHEST = 599;

  /** Makes it of {@code status} and {@code exit}. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        JsonNode status = configuration.path("status");
        int code = status.isMissingNode() || status.isNull() ? LOWEST : status.asInt(0);
        return code < LOWEST || code > HIGHEST
            ? new PolicyOutcome.Invalid("status must be a number from 200 to 599")
            : new PolicyOutcome.Created(
                new EchoPolicy(code, configuration.path("exit").asString("").equals("request")));
      };

  private final int status;
  private final boolean atOnce;

  private EchoPolicy(int status, boolean atOnce) {
    this.status = status;
    this.atOnce = atOnce;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    return atOnce ? new PhaseOutcome.Answered(OwnAnswer.empty(status)) : PhaseOutcome.CONTINUE;
  }

  @Override
  public PhaseOutcome content(Call call) {
    String line =
        "%s %s %s"
            .formatted(
                call.line().method(),
                call.request().uri(),
                call.request().protocolVersion().text());
    String accept = call.headers().get(HttpHeaderNames.ACCEPT, "");
    if (accept.contains("application/json")) {
      String json = JsonNodeFactory.instance.objectNode().put("request", line).toString();
      return new PhaseOutcome.Answered(new OwnAnswer(status, "application/json", json, null));
    }
    return new PhaseOutcome.Answered(new OwnAnswer(status, "text/plain", line + "\n", null));
  }
}
