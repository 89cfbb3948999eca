package io.tollgate.gateway.policy.builtin.urlrewriting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a match is replaced by: text with {@code $1} or <code>${1}</code> for groups of the
 * expression and {@code $$} for the sign itself.
 */
final class Replacement {

  private static final Pattern GROUP = Pattern.compile("\\$(?:(\\d{1,2})|\\{(\\d{1,2})\\}|\\$)");

  private static final int DOLLAR = -1;

  /** One more than groups: what stands before, between and behind them. */
  private final List<String> texts = new ArrayList<>();

  private final List<Integer> groups = new ArrayList<>();

  Replacement(String text) {
    Matcher matcher = GROUP.matcher(text);
    int from = 0;
    while (matcher.find()) {
      texts.add(text.substring(from, matcher.start()));
      String digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      groups.add(digits == null ? DOLLAR : Integer.parseInt(digits));
      from = matcher.end();
    }
    texts.add(text.substring(from));
  }

  /** A group that the expression does not have, or that did not take part, is empty. */
  String of(MatchResult match) {
    StringBuilder made = new StringBuilder(texts.getFirst());
    for (int i = 0; i < groups.size(); i++) {
      made.append(group(match, groups.get(i))).append(texts.get(i + 1));
    }
    return made.toString();
  }

  private static String group(MatchResult match, int number) {
    if (number == DOLLAR) {
      return "$";
    }
    String group = number > match.groupCount() ? null : match.group(number);
    return group == null ? "" : group;
  }
}
