package io.tollgate.server.cli;

import tools.jackson.databind.JsonNode;

/** Refusals for a person: a line that names the call, and below it what stood in its way. */
final class RefusalText {

  private final StringBuilder text = new StringBuilder();

  private RefusalText() {}

  static String of(JsonNode refusals) {
    if (refusals.isEmpty()) {
      return "No call was refused since the gateway was started.\n";
    }
    RefusalText written = new RefusalText();
    refusals.forEach(written::refusal);
    return written.text.toString();
  }

  private void refusal(JsonNode refusal) {
    String request = value(refusal, "request");
    text.append(
        "%n%s  %d  %s  from %s%n"
            .formatted(
                value(refusal, "time"),
                refusal.path("status").asInt(),
                request.isEmpty() ? "a request that is none" : request,
                value(refusal, "client")));
    line("because", value(refusal, "text") + " (" + value(refusal, "phase") + ")");
    String policy = value(refusal, "policy");
    // That one is the gateway itself: it asks the backend.
    line("policy", policy.equals("apicast") ? "" : policy);
    line("product", value(refusal, "service_name"));
    line("host", value(refusal, "host"));
    line("rules", value(refusal, "rules"));
    line("credential", value(refusal, "credential"));
    line("backend", backend(refusal.path("backend")));
    line("limit", limit(refusal.path("limit")));
    line("id", value(refusal, "id"));
  }

  private void line(String name, String value) {
    if (!value.isEmpty()) {
      text.append("  %-11s%s%n".formatted(name, value));
    }
  }

  private static String backend(JsonNode backend) {
    String detail = value(backend, "detail");
    return backend.has("status")
        ? backend.path("status").asInt() + " " + value(backend, "code") + ": " + detail
        : detail;
  }

  private static String limit(JsonNode limit) {
    if (limit.isMissingNode()) {
      return "";
    }
    if (limit.path("max_value").asLong() == 0) {
      return "0: the plan forbids it, whatever was used";
    }
    long remaining = limit.path("remaining").asLong(-1);
    long reset = limit.path("reset").asLong();
    return "at most "
        + limit.path("max_value").asLong()
        + (remaining < 0 ? "" : ", " + remaining + " left")
        + (reset < 0 ? "" : ", new in " + reset + " s");
  }

  /** What clients sent stands in it; a terminal obeys control characters. */
  private static String value(JsonNode node, String field) {
    return node.path(field).asString("").replaceAll("\\p{Cntrl}", "?");
  }
}
