package io.tollgate.gateway.policy.builtin.headers;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.liquid.HeaderMap;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyOutcome;
import java.util.List;

/**
 * Runs its commands in order, on requests in <em>rewrite</em>, on every answer before it is sent.
 */
public final class HeadersPolicy implements Policy {

  /** Makes it of {@code request[]} and {@code response[]}. */
  public static PolicyFactory factory(Templates templates) {
    return (configuration, site, faults) -> {
      CommandReader reader = new CommandReader(templates, faults);
      HeadersPolicy policy =
          new HeadersPolicy(
              reader.read("request", configuration.path("request")),
              reader.read("response", configuration.path("response")));
      return reader.problem() == null
          ? new PolicyOutcome.Created(policy)
          : new PolicyOutcome.Invalid(reader.problem());
    };
  }

  private final List<HeaderCommand> request;
  private final List<HeaderCommand> response;

  private HeadersPolicy(List<HeaderCommand> request, List<HeaderCommand> response) {
    this.request = request;
    this.response = response;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    if (!request.isEmpty()) {
      call.keepHeaders();
      run(request, call, call.headers());
    }
    return PhaseOutcome.CONTINUE;
  }

  @Override
  public void response(Call call, HttpResponse head) {
    run(response, call, head.headers());
  }

  private static void run(List<HeaderCommand> commands, Call call, HttpHeaders headers) {
    TemplateContext context = null;
    for (HeaderCommand command : commands) {
      String value = command.value().constant();
      if (value == null) {
        context = context == null ? received(call) : context;
        value = CommandReader.clean(command.value().render(context));
      }
      command.operation().apply(headers, command.name(), value);
    }
  }

  /** Values are made of the headers as received, whatever the commands before have done. */
  private static TemplateContext received(Call call) {
    return TemplateContext.of(call).with("headers", new HeaderMap(call.receivedHeaders()));
  }
}
