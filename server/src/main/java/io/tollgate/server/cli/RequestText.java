package io.tollgate.server.cli;

import io.tollgate.gateway.listener.RequestExplanation;
import org.jspecify.annotations.Nullable;

/** The explanation of a request for a person. */
final class RequestText {

  private final StringBuilder text = new StringBuilder("\n");

  private RequestText() {}

  static String of(RequestExplanation told) {
    RequestText written = new RequestText();
    written.line("request", told.request());
    written.line("host", told.host());
    if (told.service() != null) {
      written.line(
          "product",
          "%s (service %s, %s)".formatted(told.serviceName(), told.service(), told.environment()));
      written.line("path", told.path());
      written.line("credentials", told.credentials() == null ? "none" : told.credentials());
      written.rules(told);
      written.line("usage", told.usage().isEmpty() ? "none" : told.usage());
      told.steps()
          .forEach(
              step ->
                  written.line("policy", step.policy() + ", " + step.phase() + ": " + step.text()));
    }
    written.line("upstream", told.upstream());
    written.line("as host", told.upstreamHost());
    written.line(
        "answer",
        told.status() == 0
            ? "the upstream's, if those who would be asked allow it"
            : told.status() + ": " + told.refusal());
    return written.text.toString();
  }

  private void rules(RequestExplanation told) {
    if (told.rules().isEmpty()) {
      line("rules", "none");
    }
    told.rules()
        .forEach(
            rule ->
                line(
                    "rule",
                    "%s %s  %s +%d"
                        .formatted(rule.method(), rule.pattern(), rule.metric(), rule.delta())));
  }

  /** What was typed may have come from anywhere; a terminal obeys control characters. */
  private void line(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      text.append("  %-12s%s%n".formatted(name, value.replaceAll("\\p{Cntrl}", "?")));
    }
  }
}
