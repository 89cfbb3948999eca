package io.tollgate.gateway.listener;

import io.tollgate.gateway.authorization.BackendText;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.log.CredentialMask;
import io.tollgate.gateway.policy.ExplainedStep;
import io.tollgate.gateway.proxy.UpstreamProxy;
import io.tollgate.gateway.response.GatewayRefusals;
import io.tollgate.gateway.routing.RoutedService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts explanations together. */
final class Explained {

  private Explained() {}

  /** On the call's event loop. */
  static RequestExplanation of(Call call, @Nullable RoutedService service) {
    if (service == null) {
      return of(call, null, List.of(), GatewayRefusals.UNKNOWN_HOST);
    }
    call.service(service.configuration());
    List<ExplainedStep> steps = new ArrayList<>();
    PhaseOutcome outcome = service.chain().explain(call, steps);
    return switch (outcome) {
      case PhaseOutcome.Refused(Refusal refusal) -> of(call, service, steps, refusal);
      case PhaseOutcome.Answered(OwnAnswer answer) ->
          of(call, service, steps, answers(call, steps), answer.status());
      case PhaseOutcome.Continue _, PhaseOutcome.Suspended _ ->
          call.upstream() == null
              ? of(call, service, steps, GatewayRefusals.NO_UPSTREAM)
              : of(call, service, steps, null, 0);
    };
  }

  /** The last step is that of the policy that does, or of the one whose inner chain does. */
  private static String answers(Call call, List<ExplainedStep> steps) {
    String within = call.endedBy();
    String policy = within == null ? steps.getLast().policy() : within;
    return "policy " + policy + " of the product answers";
  }

  private static RequestExplanation of(
      Call call, @Nullable RoutedService service, List<ExplainedStep> steps, Refusal refusal) {
    String subject = service == null ? call.line().host() : service.configuration().id();
    return of(call, service, steps, refusal.reason().logText(subject), refusal.answer().status());
  }

  private static RequestExplanation of(
      Call call,
      @Nullable RoutedService service,
      List<ExplainedStep> steps,
      @Nullable String refusal,
      int status) {
    Upstream upstream = status == 0 ? call.upstream() : null;
    return new RequestExplanation(
        call.line().method() + " " + CredentialMask.mask(call.request().uri(), call.service()),
        call.line().host(),
        call.line().path(),
        service == null ? null : service.configuration().id(),
        service == null ? null : service.configuration().systemName(),
        service == null ? null : service.published().environment().name().toLowerCase(Locale.ROOT),
        call.credentials() == null ? null : BackendText.MASKED.of(call.credentials()),
        call.matchedRules().stream()
            .map(
                rule ->
                    new RequestExplanation.Rule(
                        rule.httpMethod(), rule.pattern(), rule.metricSystemName(), rule.delta()))
            .toList(),
        BackendText.PLAIN.of(call.usage()),
        steps,
        upstream == null
            ? null
            : CredentialMask.mask(UpstreamProxy.url(call, upstream), call.service()),
        upstream == null ? null : upstream.hostHeader(),
        refusal,
        status);
  }

  static RequestExplanation unreadable(int status, String reason) {
    return new RequestExplanation(
        "", "", "", null, null, null, null, List.of(), "", List.of(), null, null, reason, status);
  }
}
