package io.tollgate.backend.explanation;

import io.tollgate.backend.explanation.ExaminedCheck.Outcome;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An explanation as JSON: whole, or on one line that fits into a header. */
public final class ExplanationJson {

  /** Most bytes of {@link #line} (12, ruling 18). */
  public static final int MAX_LINE = 4096;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectWriter ASCII =
      JsonMapper.builder().build().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  /** Tried one after the other until the line fits; the last one always does. */
  private static final List<Detail> DETAILS =
      List.of(
          new Detail(200, 30, true),
          new Detail(80, 15, true),
          new Detail(40, 8, true),
          new Detail(40, 4, false),
          new Detail(16, 1, false));

  private static final Comparator<ExaminedLimit> EXCEEDED_FIRST =
      Comparator.comparing(limit -> limit.outcome() != ExaminedLimit.Outcome.EXCEEDED);

  private ExplanationJson() {}

  /** One line of visible ASCII, shortened where it would be too long for a header. */
  public static String line(Explanation explanation) {
    String line = "";
    for (Detail detail : DETAILS) {
      // The one character that is ASCII, not visible, and no business of JSON's escapes.
      line = ASCII.writeValueAsString(node(explanation, detail)).replace("\u007f", "\\u007f");
      if (line.length() <= MAX_LINE) {
        break;
      }
    }
    return line;
  }

  /** All of it. */
  public static ObjectNode whole(Explanation explanation) {
    return node(explanation, Detail.ALL);
  }

  private static ObjectNode node(Explanation explanation, Detail detail) {
    Verdict verdict = explanation.verdict();
    ObjectNode json =
        NODES.objectNode().put("authorized", verdict.authorized()).put("status", verdict.status());
    if (!verdict.authorized()) {
      json.put("code", verdict.code())
          .put("message", detail.shortened(verdict.message()))
          .put("remedy", verdict.remedy());
    }
    json.put("service", shortened(explanation.serviceId(), detail))
        .put("application", shortened(explanation.applicationId(), detail));
    ArrayNode checks = json.putArray("checks");
    explanation.checks().forEach(check -> checks.add(check(check, detail)));
    ArrayNode limits = json.putArray("limits");
    explanation.limits().stream()
        .sorted(EXCEEDED_FIRST)
        .limit(detail.limits())
        .forEach(limit -> limits.add(limit(limit, detail)));
    if (limits.size() < explanation.limits().size()) {
      json.put("limits_left_off", explanation.limits().size() - limits.size());
    }
    return json;
  }

  private static ObjectNode check(ExaminedCheck check, Detail detail) {
    ObjectNode json =
        NODES.objectNode().put("check", check.name()).put("outcome", check.outcome().wireName());
    if (!check.facts().isEmpty() && (detail.facts() || check.outcome() == Outcome.REFUSED)) {
      ObjectNode facts = json.putObject("facts");
      check.facts().forEach(fact -> facts.put(fact.name(), shortened(fact.value(), detail)));
    }
    return json;
  }

  private static ObjectNode limit(ExaminedLimit limit, Detail detail) {
    return NODES
        .objectNode()
        .put("metric", detail.shortened(limit.metric()))
        .put("period", limit.period().wireName())
        .put("max_value", limit.maxValue())
        .put("stored", limit.stored())
        .put("after", limit.after())
        .put("outcome", limit.outcome().wireName());
  }

  private static @Nullable String shortened(@Nullable String value, Detail detail) {
    return value == null ? null : detail.shortened(value);
  }
}
