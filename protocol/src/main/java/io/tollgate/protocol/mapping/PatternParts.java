package io.tollgate.protocol.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pattern's text taken apart. Every text has parts; whether they are good is another question
 * ({@link PatternRules}).
 *
 * @param literals what stands before, between and behind the wildcards of the path: one more than
 *     names; {@code //} collapsed
 * @param names names of the wildcards of the path, in order
 * @param toTheEnd whether the path must end where the pattern ends ({@code $})
 * @param query text behind the first {@code ?}, without a closing {@code $}; empty when there is
 *     none
 */
record PatternParts(List<String> literals, List<String> names, boolean toTheEnd, String query) {

  static PatternParts of(String text) {
    int mark = text.indexOf('?');
    String path = mark < 0 ? text : text.substring(0, mark);
    String query = mark < 0 ? "" : withoutDollar(text.substring(mark + 1));
    String pieces = withoutDollar(path);
    List<String> literals = new ArrayList<>();
    List<String> names = new ArrayList<>();
    split(pieces, literals, names);
    return new PatternParts(List.copyOf(literals), List.copyOf(names), !pieces.equals(path), query);
  }

  /** Name to value as spelt, decoded; of equal names the last counts. */
  Map<String, String> queryParameters() {
    return QueryText.parameters(query);
  }

  private static void split(String path, List<String> literals, List<String> names) {
    int from = 0;
    for (Wildcard next = Wildcard.in(path, 0); next != null; next = Wildcard.in(path, from)) {
      literals.add(oneSlash(path.substring(from, next.start())));
      names.add(next.name());
      from = next.end();
    }
    literals.add(oneSlash(path.substring(from)));
  }

  private static String withoutDollar(String text) {
    return text.endsWith("$") ? text.substring(0, text.length() - 1) : text;
  }

  private static String oneSlash(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '/' || i == 0 || text.charAt(i - 1) != '/') {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }
}
