package io.tollgate.server.settings;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong with a text that is no YAML, and in which line: one sentence out of a page. */
final class YamlFault {

  /** The parser tells the context first and the fault last, each with its place. */
  private static final Pattern PLACED =
      Pattern.compile("^(\\S.*)\\R in .*, line (\\d+), column \\d+", Pattern.MULTILINE);

  private YamlFault() {}

  static String of(Exception e) {
    String message = String.valueOf(e.getMessage());
    return PLACED
        .matcher(message)
        .results()
        .reduce((context, fault) -> fault)
        .map(YamlFault::sentence)
        .orElseGet(() -> message.strip().lines().findFirst().orElse(""));
  }

  private static String sentence(MatchResult fault) {
    return "line " + fault.group(2) + ": " + fault.group(1);
  }
}
