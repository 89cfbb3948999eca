package io.tollgate.gateway.liquid;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts with look-ups between them, such as {@code Bearer {{ headers['X-Token'] }}}: most of what
 * is configured, for the price of the look-ups.
 */
final class PlainTemplate implements Template {

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
  private static final Pattern OUTPUT =
      Pattern.compile(
          "\\{\\{\\s*(?<path>%1$s(?:\\.%1$s|\\['[^']*'\\]|\\[\"[^\"]*\"\\])*)\\s*\\}\\}"
              .formatted(NAME));
  private static final Pattern STEP =
      Pattern.compile("\\.?(%s)|\\['([^']*)'\\]|\\[\"([^\"]*)\"\\]".formatted(NAME));

  /** Words of the language that name no variable. */
  private static final Pattern WORD =
      Pattern.compile("\\{\\{\\s*(true|false|nil|null|empty|blank)\\s*\\}\\}");

  /** One more than look-ups: what stands before, between and behind them. */
  private final List<String> texts;

  private final List<List<String>> lookups;

  private PlainTemplate(List<String> texts, List<List<String>> lookups) {
    this.texts = texts;
    this.lookups = lookups;
  }

  static PlainTemplate of(String text) {
    return new PlainTemplate(List.of(text), List.of());
  }

  /** Null when the text has anything else in it that Liquid gives a meaning. */
  static @Nullable PlainTemplate parse(String text) {
    if (WORD.matcher(text).find()) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    List<List<String>> lookups = new ArrayList<>();
    Matcher output = OUTPUT.matcher(text);
    int from = 0;
    while (output.find()) {
      texts.add(text.substring(from, output.start()));
      lookups.add(steps(output.group("path")));
      from = output.end();
    }
    texts.add(text.substring(from));
    boolean plain = texts.stream().noneMatch(part -> part.contains("{{") || part.contains("{%"));
    return plain ? new PlainTemplate(List.copyOf(texts), List.copyOf(lookups)) : null;
  }

  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      String name = step.group(1);
      String single = step.group(2);
      steps.add(name != null ? name : single != null ? single : step.group(3));
    }
    return List.copyOf(steps);
  }

  @Override
  public String render(TemplateContext context) {
    if (lookups.isEmpty()) {
      return texts.getFirst();
    }
    if (lookups.size() == 1 && texts.get(0).isEmpty() && texts.get(1).isEmpty()) {
      return bounded(value(lookups.getFirst(), context));
    }
    StringBuilder rendered = new StringBuilder(texts.getFirst());
    for (int i = 0; i < lookups.size(); i++) {
      rendered.append(value(lookups.get(i), context)).append(texts.get(i + 1));
    }
    return bounded(rendered.toString());
  }

  private static String bounded(String text) {
    return text.length() > MAX_CHARS ? "" : text;
  }

  private static String value(List<String> steps, TemplateContext context) {
    Object value = context.value(steps.getFirst());
    for (int i = 1; i < steps.size(); i++) {
      value = Values.member(value, steps.get(i));
    }
    return Values.text(value);
  }

  @Override
  public @Nullable String constant() {
    return lookups.isEmpty() ? texts.getFirst() : null;
  }
}
