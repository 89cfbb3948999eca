package io.tollgate.server.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An explanation of the internal API for a person: the checks, the limits, the decision. */
final class ExplanationText {

  private static final String CHECK = "  %-4s %-18s %s%n";
  private static final String LIMIT = "  %-4s %-24s %-9s %12s %12s %12s%n";

  private final StringBuilder text = new StringBuilder();

  private ExplanationText() {}

  static String of(JsonNode explanation) {
    ExplanationText written = new ExplanationText();
    written.text.append('\n');
    explanation.path("checks").forEach(written::check);
    if (!explanation.path("limits").isEmpty()) {
      written.text.append('\n');
      written.text.append(LIMIT.formatted("", "limit on", "per", "at most", "stored", "after"));
      explanation.path("limits").forEach(written::limit);
    }
    written.decision(explanation);
    return written.text.toString();
  }

  private void check(JsonNode check) {
    String facts =
        check.path("facts").properties().stream()
            .map(fact -> fact.getKey() + ": " + value(fact.getValue()))
            .collect(Collectors.joining(", "));
    text.append(
        switch (check.path("outcome").asString()) {
          case "passed" -> CHECK.formatted("ok", check.path("check").asString(), facts);
          case "refused" -> CHECK.formatted("NO", check.path("check").asString(), facts);
          default -> CHECK.formatted("-", check.path("check").asString(), "not reached");
        });
  }

  private void limit(JsonNode limit) {
    text.append(
        LIMIT.formatted(
            switch (limit.path("outcome").asString()) {
              case "holds" -> "ok";
              case "exceeded" -> "NO";
              default -> "-";
            },
            limit.path("metric").asString(),
            limit.path("period").asString(),
            limit.path("max_value").asLong(),
            limit.path("stored").asLong(),
            limit.path("after").asLong()));
  }

  private void decision(JsonNode explanation) {
    boolean authorized = explanation.path("authorized").asBoolean();
    text.append(
        "\n%s: application %s of service %s%n"
            .formatted(
                authorized ? "Authorised" : "Refused",
                value(explanation.path("application")),
                value(explanation.path("service"))));
    if (!authorized) {
      text.append(
          "  answer   %d %s%n"
              .formatted(explanation.path("status").asInt(), explanation.path("code").asString()));
      text.append("  because  %s%n".formatted(explanation.path("message").asString()));
      text.append("  remedy   %s%n".formatted(explanation.path("remedy").asString()));
    }
  }

  private static String value(JsonNode value) {
    return value.asString("").isEmpty() ? "none" : printable(value.asString());
  }

  /** Parameters come from anywhere; a terminal obeys control characters. */
  private static String printable(String value) {
    return value.replaceAll("\\p{Cntrl}", "?");
  }
}
