package io.tollgate.gateway.policy.builtin.rewriteurlcaptures;

import io.tollgate.gateway.call.PercentEncoding;
import io.tollgate.gateway.call.QueryEdit;
import io.tollgate.gateway.call.RequestLine;
import io.tollgate.gateway.pattern.GuardedPattern;
import io.tollgate.gateway.policy.MethodList;
import io.tollgate.gateway.policy.PolicyFields;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule with placeholders, and the path that takes its place.
 *
 * @param names of the placeholders, in the order of the expression's groups
 * @param path of the template
 * @param parameters of the template's query, as spelled in it
 */
record Transformation(
    GuardedPattern rule,
    Set<String> names,
    String path,
    Map<String, String> parameters,
    MethodList methods) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}/]+)\\}");

  /** What a placeholder stands for in a mapping rule, too (gateway.md, 2.3). */
  private static final String SEGMENT = "([A-Za-z0-9_\\-.~%!$&'()*+,;=@:]+)";

  /** Null when something is wrong, which the fields remember. */
  static @Nullable Transformation of(PolicyFields fields) {
    String rule = fields.text("match_rule", "");
    String template = fields.text("template", "");
    if (rule.isEmpty() || template.isEmpty()) {
      fields.wrong(rule.isEmpty() ? "match_rule" : "template", "must be a path");
      return null;
    }
    Set<String> names = new LinkedHashSet<>();
    StringBuilder expression = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(rule);
    int from = 0;
    while (placeholder.find()) {
      expression.append(Pattern.quote(rule.substring(from, placeholder.start()))).append(SEGMENT);
      if (!names.add(placeholder.group(1))) {
        fields.wrong("match_rule", "must not have a placeholder twice");
        return null;
      }
      from = placeholder.end();
    }
    expression.append(Pattern.quote(rule.substring(from)));
    if (!(GuardedPattern.compile(expression.toString())
        instanceof GuardedPattern.Compiled(GuardedPattern pattern))) {
      fields.wrong("match_rule", "is too long");
      return null;
    }
    int mark = template.indexOf('?');
    return new Transformation(
        pattern,
        names,
        mark < 0 ? template : template.substring(0, mark),
        mark < 0 ? Map.of() : parameters(template.substring(mark + 1)),
        MethodList.of(fields));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        parameters.put(
            equals < 0 ? pair : pair.substring(0, equals),
            equals < 0 ? "" : pair.substring(equals + 1));
      }
    }
    return parameters;
  }

  /** What the rule found, null when it does not fit. */
  @Nullable MatchResult match(RequestLine line) {
    return methods.includes(line.method()) ? rule.search(line.path()) : null;
  }

  /** Null when the new path leads above the root. */
  @Nullable RequestLine applied(RequestLine line, MatchResult match) {
    Map<String, String> captured = new HashMap<>();
    int group = 1;
    for (String name : names) {
      captured.put(name, match.group(group++));
    }
    QueryEdit query = new QueryEdit(line.query());
    // A captured & or = is part of the value: the edit encodes what is decoded here.
    parameters.forEach(
        (name, value) -> query.set(name, PercentEncoding.decode(filled(value, captured))));
    return line.at(filled(path, captured), query.query());
  }

  private static String filled(String template, Map<String, String> captured) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(m -> Matcher.quoteReplacement(captured.getOrDefault(m.group(1), m.group())));
  }
}
